import type {Evidence} from '../evidence/collect.js'
import type {Kind} from '../evidence/passage.js'
import {listFiles, type Piece, Reader} from './output.js'
import {isUnread, viewsOf} from './views.js'

/** Text or bytes of one page in one file. */
export interface Find {
  /** Number of the page in the evidence. */
  page: number
  kind: Kind
  words: string
  file: string
  inside: string[]
  place?: {line: number; column: number}
}

export interface Searched {
  finds: Find[]
  files: string[]
  bytes: number
  /** What could not be looked into, and why. */
  unread: {file: string; why: string}[]
}

/** Packed in ways that Node.js cannot unpack, or that hide text in other ways. */
const opaque = /\.(7z|rar|xz|lzma|bz2|zst|pdf|age|gpg)$/i
/** Code, and the code of libraries: in it much looks alike. */
const script = /\.([cm]?js|css|map|wasm)$/i

/**
 * Reads every file of the output, in every reading, and its name.
 *
 * @param look Gets every file as well, so that nothing has to be read twice; of very large ones, the pieces.
 */
export function searchOutput(
  dir: string,
  {probes, bytes}: Pick<Evidence, 'probes' | 'bytes'>,
  look: (file: string, bytes: Buffer) => void,
): Searched {
  const {files, strange} = listFiles(dir)
  const reader = new Reader()
  const searched: Searched = {finds: [], files, bytes: 0, unread: []}
  for (const file of strange) searched.unread.push({file, why: 'it is a link'})

  for (const file of files) {
    if (opaque.test(file)) searched.unread.push({file, why: 'files of this kind need a program of their own'})
    for (const {page, kind, words} of probes.find(Buffer.from(file), false)) {
      searched.finds.push({page, kind, words, file, inside: ['its name']})
    }
    for (const piece of reader.read(dir, file)) {
      searched.bytes += piece.bytes.length
      look(file, piece.bytes)
      for (const view of viewsOf(file, piece.bytes)) {
        if (isUnread(view)) searched.unread.push({file, why: view.why})
        else searchView(view, piece)
      }
    }
  }
  return {...searched, finds: firstOfEach(searched.finds)}

  function searchView(view: {bytes: Uint8Array; inside: string[]}, {file, from}: Piece): void {
    // What a script carries in base64 is no code of its own.
    const isScript = script.test(file) && view.inside.length === 0
    for (const {page, kind, words, at} of probes.find(view.bytes, isScript)) {
      const place = from === 0 ? {place: placeOf(view.bytes, at)} : {}
      searched.finds.push({page, kind, words, file, inside: view.inside, ...place})
    }
    for (const {page, file: words} of bytes.find(view.bytes)) {
      searched.finds.push({page, kind: 'attachment', words, file, inside: view.inside})
    }
  }
}

/** A page in a file is told once, by the reading that needs the fewest steps. */
function firstOfEach(finds: Find[]): Find[] {
  const first = new Map<string, Find>()
  for (const find of finds) {
    const key = JSON.stringify([find.page, find.file, find.kind === 'attachment' ? find.words : ''])
    const known = first.get(key)
    if (!known || find.inside.length < known.inside.length) first.set(key, find)
  }
  return [...first.values()]
}

/** Both from 1 on; columns count bytes, as most editors' "go to" does for plain text. */
function placeOf(bytes: Uint8Array, at: number): {line: number; column: number} {
  let line = 1
  let start = 0
  for (let next = bytes.indexOf(0x0a); next !== -1 && next < at; next = bytes.indexOf(0x0a, start)) {
    line++
    start = next + 1
  }
  return {line, column: at - start + 1}
}
