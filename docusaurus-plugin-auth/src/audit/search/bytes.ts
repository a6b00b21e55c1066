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

interface Private {
  page: number
  file: string
  windows: number
}

/** The bytes of private files, and the search for them. */
export class ByteProbes {
  readonly #matcher = new Matcher(WINDOW)
  readonly #files: Private[] = []

  /** Returns whether the file says enough to be found again. */
  add(page: number, file: string, bytes: Uint8Array): boolean {
    const owner = this.#files.length
    const step = Math.max(WINDOW, Math.floor((bytes.length - WINDOW) / (WINDOWS - 1)))
    const starts = new Set<string>()
    for (let at = 0; at + WINDOW <= bytes.length; at += step) {
      const window = bytes.subarray(at, at + WINDOW)
      const key = Buffer.from(window).toString('latin1')
      if (new Set(window).size < DIVERSE || starts.has(key)) continue
      starts.add(key)
      this.#matcher.add(window, owner)
    }
    if (starts.size > 0) this.#files.push({page, file, windows: starts.size})
    return starts.size > 0
  }

  find(bytes: Uint8Array): {page: number; file: string; at: number}[] {
    if (this.#files.length === 0) return []
    const found = new Map<number, {strings: Set<number>; at: number}>()
    this.#matcher.scan(bytes, (string, at) => {
      const owner = this.#matcher.ownerOf(string)
      const known = found.get(owner) ?? {strings: new Set(), at}
      found.set(owner, {...known, strings: known.strings.add(string)})
    })
    return [...found].flatMap(([owner, {strings, at}]) => {
      const {page, file, windows} = this.#files[owner] as Private
      return strings.size >= PROVEN * windows ? [{page, file, at}] : []
    })
  }
}
