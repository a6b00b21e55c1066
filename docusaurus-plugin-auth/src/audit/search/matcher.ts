/**
 * Looks for very many byte strings at once: one pass over the text, whatever their number.
 *
 * A rolling hash over `width` bytes is kept while the text goes by (Karp and Rabin). A table of bits says for nearly
 * every position that no string can begin there; for the rest the strings themselves are compared, so nothing is
 * ever found that is not there. Aho and Corasick's automaton would need some fifty bytes of memory for each byte
 * looked for, which for the pages of a large site are gigabytes.
 */
export class Matcher {
  readonly #width: number
  /** All strings, end to end. */
  #arena = new Uint8Array(1 << 16)
  #used = 0
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  readonly #owners: number[] = []
  readonly #leadingPower: number
  #index: Index | undefined

  /** @param width Length of the shortest string that can be looked for. */
  constructor(width: number) {
    this.#width = width
    let power = 1
    for (let count = 0; count < width; count++) power = Math.imul(power, BASE)
    this.#leadingPower = power
  }

  /** How many strings there are; their numbers begin with 0. */
  get size(): number {
    return this.#starts.length
  }

  /**
   * Adds a string, copied. Returns its number. `owner` is whatever the caller needs to know of it again: of two equal
   * strings with the same owner, only the first is ever found.
   */
  add(bytes: Uint8Array, owner: number): number {
    if (bytes.length < this.#width) throw new RangeError(`Shorter than ${this.#width} bytes.`)
    this.#reserve(bytes.length)
    this.#arena.set(bytes, this.#used)
    this.#starts.push(this.#used)
    this.#lengths.push(bytes.length)
    this.#owners.push(owner)
    this.#used += bytes.length
    this.#index = undefined
    return this.#starts.length - 1
  }

  ownerOf(string: number): number {
    return this.#owners[string] as number
  }

  /** From now on these strings are looked for no more. Returns those that still are, twins left out. */
  remove(strings: ReadonlySet<number>): number[] {
    this.#index = this.#buildIndex(strings)
    const {next} = this.#index
    return [...next.keys()].filter((string) => next[string] !== UNLINKED)
  }

  /** Calls `found` with the number of each string that stands in the text, and with where it begins; in order. */
  scan(text: Uint8Array, found: (string: number, at: number) => void): void {
    const width = this.#width
    if (text.length < width || this.size === 0) return
    this.#index ??= this.#buildIndex(new Set())
    const {bits, shift} = this.#index
    const leading = this.#leadingPower
    let hash = 0
    for (let at = 0; at < width; at++) hash = (Math.imul(hash, BASE) + (text[at] as number)) | 0
    for (let end = width; ; end++) {
      const slot = Math.imul(hash, SPREAD) >>> shift
      if (((bits[slot >>> 5] as number) & (1 << (slot & 31))) !== 0)
        this.#compare(text, end - width, hash, found)
      if (end === text.length) return
      hash =
        (Math.imul(hash, BASE) + (text[end] as number) - Math.imul(text[end - width] as number, leading)) | 0
    }
  }

  #compare(text: Uint8Array, at: number, hash: number, found: (string: number, at: number) => void): void {
    const {buckets, next, hashes} = this.#index as Index
    for (
      let string = buckets[bucketOf(hash, buckets)] as number;
      string >= 0;
      string = next[string] as number
    ) {
      if (hashes[string] === hash && this.#standsAt(text, at, string)) found(string, at)
    }
  }

  #standsAt(text: Uint8Array, at: number, string: number): boolean {
    const start = this.#starts[string] as number
    const length = this.#lengths[string] as number
    if (at + length > text.length) return false
    for (let index = 0; index < length; index++)
      if (text[at + index] !== this.#arena[start + index]) return false
    return true
  }

  #buildIndex(without: ReadonlySet<number>): Index {
    const count = this.size
    const index = emptyIndex(count)
    // Backwards, so that every chain begins with the string that was added first.
    for (let string = count - 1; string >= 0; string--) if (!without.has(string)) this.#enter(string, index)
    return index
  }

  #enter(string: number, {bits, shift, buckets, next, hashes}: Index): void {
    const start = this.#starts[string] as number
    let hash = 0
    for (let at = start; at < start + this.#width; at++)
      hash = (Math.imul(hash, BASE) + (this.#arena[at] as number)) | 0
    hashes[string] = hash
    const slot = Math.imul(hash, SPREAD) >>> shift
    bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31))
    const bucket = bucketOf(hash, buckets)
    next[string] = this.#unlinkTwins(string, buckets[bucket] as number, {next, hashes})
    buckets[bucket] = string
  }

  /** Takes equal strings of the same owner out of a chain, and returns its new beginning. */
  #unlinkTwins(string: number, first: number, {next, hashes}: Pick<Index, 'next' | 'hashes'>): number {
    let head = first
    for (let previous = -1, at = first; at >= 0; ) {
      if (hashes[at] === hashes[string] && this.#areTwins(at, string)) {
        if (previous < 0) head = next[at] as number
        else next[previous] = next[at] as number
        const after = next[at] as number
        next[at] = UNLINKED
        at = after
      } else {
        previous = at
        at = next[at] as number
      }
    }
    return head
  }

  #areTwins(one: number, other: number): boolean {
    const length = this.#lengths[one] as number
    if (this.#owners[one] !== this.#owners[other] || length !== this.#lengths[other]) return false
    const start = this.#starts[one] as number
    return this.#standsAt(this.#arena.subarray(start, start + length), 0, other)
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#arena.length) return
    const larger = new Uint8Array(Math.max(2 * this.#arena.length, this.#used + length))
    larger.set(this.#arena.subarray(0, this.#used))
    this.#arena = larger
  }
}

interface Index {
  /** One bit for each value of the upper bits of a hash: may a string begin with it? */
  bits: Int32Array
  shift: number
  /** First string of each chain, and for each string the next one, `END` or `UNLINKED`. */
  buckets: Int32Array
  next: Int32Array
  hashes: Int32Array
}

/** Odd, so that no position of the string loses its influence on the hash. */
const BASE = 0x01000193
/** The lower bits of the hash know only the last few bytes; multiplied by this, the upper bits know all. */
const SPREAD = 0x9e3779b1
const END = -1
/** Looked for no more, or equal to another string of the same owner. */
const UNLINKED = -2
/** Bits per string: one position in 32 is looked at in vain. */
const SPARSENESS = 32

function emptyIndex(count: number): Index {
  const bitCount = Math.min(26, Math.max(15, Math.ceil(Math.log2(count * SPARSENESS + 1))))
  const bucketCount = 2 ** Math.max(4, Math.ceil(Math.log2(count + 1)))
  return {
    bits: new Int32Array(2 ** (bitCount - 5)),
    shift: 32 - bitCount,
    buckets: new Int32Array(bucketCount).fill(END),
    next: new Int32Array(count).fill(UNLINKED),
    hashes: new Int32Array(count),
  }
}

function bucketOf(hash: number, buckets: Int32Array): number {
  return (Math.imul(hash, SPREAD) >>> 8) & (buckets.length - 1)
}
