import {Matcher} from './matcher.js'

/*
 * Images and attachments are looked for by windows of 32 bytes, at most 64 of each file, evenly spread. A copy holds all
 * of them; files of the same kind share headers and colour profiles, and of those no more than some. Four fifths prove
 * it. What a site re-encodes (smaller images) is another file, and cannot be told this way.
 */
const WINDOW = 32
const WINDOWS = 64
const PROVEN = 0.8
/** So few different values are a filling, not content. */
const DIVERSE = 8

/** A private file. */
interface Private {
  page: number
  file: string
  windows: number
}

/** The bytes of private files, and the search for them. */
export class ByteProbes {
  readonly #matcher = new Matcher(WINDOW)
  readonly #files: Private[] = []
  /** By the matcher's number for a window: in which files it stands. */
  readonly #owners: Private[][] = []

  /** Returns whether the file says enough to be found again. */
  add(page: number, file: string, bytes: Uint8Array): boolean {
    const step = Math.max(WINDOW, Math.floor((bytes.length - WINDOW) / (WINDOWS - 1)))
    const windows = new Set<number>()
    for (let at = 0; at + WINDOW <= bytes.length; at += step) {
      const window = bytes.subarray(at, at + WINDOW)
      if (new Set(window).size >= DIVERSE) windows.add(this.#matcher.add(window))
    }
    // The only window of a small drawing is how all drawings begin.
    if (windows.size < 2) return false
    const owner = {page, file, windows: windows.size}
    this.#files.push(owner)
    for (const window of windows) this.#owners[window] = [...(this.#owners[window] ?? []), owner]
    return true
  }

  find(bytes: Uint8Array): {page: number; file: string}[] {
    if (this.#files.length === 0) return []
    const seen = new Set<number>()
    this.#matcher.scan(bytes, (window) => seen.add(window))
    const counts = new Map<Private, number>()
    for (const window of seen) {
      for (const owner of this.#owners[window] ?? []) counts.set(owner, (counts.get(owner) ?? 0) + 1)
    }
    const proven = [...counts].filter(([{windows}, count]) => count >= PROVEN * windows)
    return proven.map(([{page, file}]) => ({page, file}))
  }
}
