import {closeSync, fstatSync, openSync, readdirSync, readSync} from 'node:fs'
import {join, relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'

/** Larger files are read piece by piece. */
const PIECE = 32 * 1024 * 1024
/** What lies across the end of a piece is found in the next one. */
const OVERLAP = 64 * 1024

/** A file of the output, or a piece of it. */
export interface Piece {
  /** Seen from the output folder, with `/` between folders. */
  file: string
  bytes: Buffer
  /** Where the piece begins in the file. */
  from: number
  /** The file is too large to be held in memory as one. */
  isPart: boolean
}

export interface OutputFiles {
  files: string[]
  /** Links, sockets and the like: nobody can say what a host makes of them. */
  strange: string[]
}

/** Every file below a folder, sorted, so that reports can be compared. */
export function listFiles(dir: string): OutputFiles {
  const found: OutputFiles = {files: [], strange: []}
  for (const entry of readdirSync(dir, {recursive: true, withFileTypes: true})) {
    if (entry.isDirectory()) continue
    const list = entry.isFile() ? found.files : found.strange
    list.push(posixPath(relative(dir, join(entry.parentPath, entry.name))))
  }
  found.files.sort()
  return found
}

/** Reads files one after the other into the same memory: a piece is good until the next one is asked for. */
export class Reader {
  /** A file, in one piece as long as that is possible. */
  *read(dir: string, file: string): Generator<Piece> {
    const descriptor = openSync(join(dir, file), 'r')
    try {
      const {size} = fstatSync(descriptor)
      const length = Math.min(PIECE, size)
      if (this.#memory.length < length) this.#memory = Buffer.alloc(Math.min(PIECE, 2 * length))
      for (let from = 0; from === 0 || from + OVERLAP < size; from += PIECE - OVERLAP) {
        const count = readSync(descriptor, this.#memory, 0, Math.min(PIECE, size - from), from)
        yield {file, bytes: this.#memory.subarray(0, count), from, isPart: size > PIECE}
      }
    } finally {
      closeSync(descriptor)
    }
  }

  #memory = Buffer.alloc(0)
}
