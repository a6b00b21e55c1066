/**
 * Looks for very many byte strings at once: one pass over the text for each width, whatever their number.
 *
 * A rolling hash over `width` bytes is kept while the text goes by (Karp and Rabin). A table of bits says for nearly
 * every position that no string can begin there; for the rest the strings themselves are compared, so nothing is
 * ever found that is not there. Aho and Corasick's automaton would need some fifty bytes of memory for each byte
 * looked for, which for the pages of a large site are gigabytes.
 *
 * Strings of one site begin alike: the wider the hash, the fewer of them have to be compared.
 */
export class Matcher {
  /** Widest first. */
  readonly #groups: Group[]
  /** All strings, end to end. */
  #arena = new Uint8Array(1 << 16)
  #used = 0
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  /** By number: another string of the same hash. */
  readonly #next: number[] = []

  /** @param widths A string is hashed by the largest of them that it fills, and must fill one. */
  constructor(...widths: number[]) {
    this.#groups = widths.sort((a, b) => b - a).map((width) => new Group(width))
  }

  /** How many different strings were added; their numbers begin with 0. */
  get size(): number {
    return this.#starts.length
  }

  /** Adds a copy of a string and returns its number: for an equal string, the same one. */
  add(bytes: Uint8Array): number {
    const group = this.#groupOf(bytes.length)
    const hash = group.hash(bytes, 0)
    for (let string = group.first.get(hash); string !== undefined; string = this.#next[string]) {
      if (this.#lengths[string] === bytes.length && this.#standsAt(bytes, 0, string)) return string
    }
    this.#reserve(bytes.length)
    this.#arena.set(bytes, this.#used)
    const string = this.#starts.push(this.#used) - 1
    this.#lengths.push(bytes.length)
    this.#used += bytes.length
    this.#enter(group, hash, string)
    return string
  }

  /** From now on these strings are looked for no more. */
  forget(strings: ReadonlySet<number>): void {
    for (const group of this.#groups) group.clear()
    this.#next.length = 0
    for (let string = 0; string < this.size; string++) {
      if (strings.has(string)) continue
      const group = this.#groupOf(this.#lengths[string] as number)
      this.#enter(group, group.hash(this.#arena, this.#starts[string] as number), string)
    }
  }

  /** Calls `found` for each place where a string stands in the text. */
  scan(text: Uint8Array, found: (string: number, at: number) => void): void {
    for (const group of this.#groups) {
      group.scan(text, (hash, at) => {
        for (let string = group.first.get(hash); string !== undefined; string = this.#next[string]) {
          if (this.#standsAt(text, at, string)) found(string, at)
        }
      })
    }
  }

  #groupOf(length: number): Group {
    const group = this.#groups.find(({width}) => width <= length)
    if (!group) throw new RangeError(`${length} bytes are too few.`)
    return group
  }

  #standsAt(text: Uint8Array, at: number, string: number): boolean {
    const start = this.#starts[string] as number
    const length = this.#lengths[string] as number
    if (at + length > text.length) return false
    for (let index = 0; index < length; index++)
      if (text[at + index] !== this.#arena[start + index]) return false
    return true
  }

  #enter(group: Group, hash: number, string: number): void {
    const known = group.first.get(hash)
    if (known !== undefined) this.#next[string] = known
    group.enter(hash, string)
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#arena.length) return
    const larger = new Uint8Array(Math.max(2 * this.#arena.length, this.#used + length))
    larger.set(this.#arena.subarray(0, this.#used))
    this.#arena = larger
  }
}

/** Strings that are told apart by a hash of as many bytes. */
class Group {
  /** First string with a hash. */
  readonly first = new Map<number, number>()
  /** Weight of the byte that leaves the window. */
  readonly #leaving: number
  #filter: Filter | undefined

  constructor(readonly width: number) {
    let power = 1
    for (let count = 0; count < width; count++) power = Math.imul(power, BASE)
    this.#leaving = power
  }

  enter(hash: number, string: number): void {
    this.first.set(hash, string)
    this.#filter = undefined
  }

  clear(): void {
    this.first.clear()
    this.#filter = undefined
  }

  hash(bytes: Uint8Array, from: number): number {
    let hash = 0
    for (let at = from; at < from + this.width; at++)
      hash = (Math.imul(hash, BASE) + (bytes[at] as number)) | 0
    return hash
  }

  /** Calls `suspect` for each place where a string of the group may begin, in order. */
  scan(text: Uint8Array, suspect: (hash: number, at: number) => void): void {
    const {width, first} = this
    const leaving = this.#leaving
    if (text.length < width || first.size === 0) return
    this.#filter ??= filterOf(first.keys(), first.size)
    const {bits, shift} = this.#filter
    let hash = this.hash(text, 0)
    for (let end = width; ; end++) {
      const slot = Math.imul(hash, SPREAD) >>> shift
      if (((bits[slot >>> 5] as number) & (1 << (slot & 31))) !== 0) suspect(hash, end - width)
      if (end === text.length) return
      hash =
        (Math.imul(hash, BASE) + (text[end] as number) - Math.imul(text[end - width] as number, leaving)) | 0
    }
  }
}

/** One bit for each value of a hash's upper bits: may a string begin with it? */
interface Filter {
  bits: Int32Array
  shift: number
}

/** Odd, so that no position of the string loses its influence on the hash. */
const BASE = 0x01000193
/** The lower bits of the hash know only the last few bytes; multiplied by this, the upper bits know all. */
const SPREAD = 0x9e3779b1
/** Bits per string: one position in so many is looked at in vain. */
const SPARSENESS = 64

function filterOf(hashes: Iterable<number>, count: number): Filter {
  const width = Math.min(26, Math.max(15, Math.ceil(Math.log2(count * SPARSENESS))))
  const filter = {bits: new Int32Array(2 ** (width - 5)), shift: 32 - width}
  for (const hash of hashes) {
    const slot = Math.imul(hash, SPREAD) >>> filter.shift
    filter.bits[slot >>> 5] = (filter.bits[slot >>> 5] as number) | (1 << (slot & 31))
  }
  return filter
}
