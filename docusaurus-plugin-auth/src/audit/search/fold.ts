import {readCharacter} from './characters.js'

/**
 * What is left of a text when everything is dropped that changes on its way from a source file into the output: only
 * letters and digits, in lower case, without accents. Markup, escapes, entities, white space, smart quotes and line
 * breaks differ between a `.md` file, the HTML made of it, a feed and a script; the letters do not.
 *
 * One byte per letter; three for each character of a script that writes whole words or syllables (Chinese, Japanese,
 * Korean). So a length in bytes says about as much in every language.
 */
export interface Folded {
  /** Everything, attributes and tag names included. */
  all: Uint8Array
  /** Only what stands outside of tags: there a sentence is whole, although half of it is bold. */
  prose: Uint8Array
  /** Where the bytes of `all` and `prose` came from, if that was asked for. */
  allAt: Uint32Array
  proseAt: Uint32Array
}

const DROPPED = 0
/** Bytes that need a closer look; every other entry of the table is the folded letter itself, which is below 0x80. */
const UNUSUAL = 0xff
const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e

const table = Uint8Array.from({length: 256}, (_, byte) => {
  if (byte >= 0x80 || '<>&\\%'.includes(String.fromCharCode(byte))) return UNUSUAL
  return /[0-9a-z]/i.test(String.fromCharCode(byte)) ? byte | 0x20 : DROPPED
})
/** For pictures, fonts and ciphertext: what looks like letters beyond ASCII there is noise, and much of it. */
const tableForBinary = table.map((folded, byte) => (byte >= 0x80 ? DROPPED : folded))

/** From here on, blocks hold scripts in which a character is a word or a syllable. */
const FIRST_IDEOGRAPH = 0x2e80

const none = new Uint32Array(0)

/** Folds texts one after the other in the same memory: a result is good until the next call. */
export class Folder {
  #all = new Uint8Array(0)
  #prose = new Uint8Array(0)

  /**
   * One long loop, because it meets every byte of a site.
   *
   * @param track Also remember where everything came from: four times the memory, so only where text was found.
   */
  fold(bytes: Uint8Array, track = false): Folded {
    const {length} = bytes
    if (this.#all.length < length) {
      const enough = Math.max(length, 2 * this.#all.length, 1 << 20)
      this.#all = new Uint8Array(enough)
      this.#prose = new Uint8Array(enough)
    }
    const [all, prose] = [this.#all, this.#prose]
    const [allAt, proseAt] = track ? [new Uint32Array(length), new Uint32Array(length)] : [none, none]
    const letters = isBinary(bytes) ? tableForBinary : table
    let allLength = 0
    let proseLength = 0
    let insideTag = false
    for (let at = 0; at < length; ) {
      const byte = bytes[at] as number
      const letter = letters[byte] as number
      if (letter !== UNUSUAL) {
        if (letter !== DROPPED) {
          if (track) allAt[allLength] = proseAt[proseLength] = at
          // In a tag the prose gets it, too, but does not keep it: the next letter takes its place.
          all[allLength++] = prose[proseLength] = letter
          if (!insideTag) proseLength++
        }
        at++
        continue
      }
      const {code, next} =
        byte === LESS_THAN || byte === GREATER_THAN ? {code: byte, next: at + 1} : readCharacter(bytes, at)
      if (code === LESS_THAN && beginsTag(bytes, next)) insideTag = true
      if (code === GREATER_THAN) insideTag = false
      const folded = foldedOf(code)
      // Never more letters than bytes were read: the memory is as long as the text.
      for (let index = 0; index < folded.length && index < next - at; index++) {
        if (track) allAt[allLength] = proseAt[proseLength] = at
        all[allLength++] = prose[proseLength] = folded[index] as number
        if (!insideTag) proseLength++
      }
      at = next
    }
    return {all: all.subarray(0, allLength), prose: prose.subarray(0, proseLength), allAt, proseAt}
  }
}

/** Text has no control characters but tabs and line ends. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 512)
  let controls = 0
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls++
  }
  return controls > length / 20
}

const afterLessThan = Uint8Array.from({length: 256}, (_, byte) =>
  /[a-z/?]/i.test(String.fromCharCode(byte)) ? 1 : 0,
)
const EXCLAMATION_MARK = 0x21
const BRACKET = 0x5b

/** `<p`, `</p`, `<!--`, `<?xml`, but neither `<![CDATA[`, whose content is text, nor `a < b`. */
function beginsTag(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at] ?? 0
  return afterLessThan[sign] === 1 || (sign === EXCLAMATION_MARK && bytes[at + 1] !== BRACKET)
}

const nothing = new Uint8Array(0)
const folds = new Map<number, Uint8Array>()

function foldedOf(code: number): Uint8Array {
  let folded = folds.get(code)
  if (folded === undefined) {
    folded = foldCharacter(code)
    folds.set(code, folded)
  }
  return folded
}

function foldCharacter(code: number): Uint8Array {
  if (code < 0x80)
    return (table[code] as number) === UNUSUAL || table[code] === DROPPED
      ? nothing
      : table.slice(code, code + 1)
  if (code > 0x10ffff) return nothing
  // Upper case first: 'ß' becomes 'ss' and a final sigma a sigma.
  const plain = String.fromCodePoint(code)
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const letters = [...plain.normalize('NFKC')].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  return Uint8Array.from(
    letters.flatMap((letter) => {
      const point = letter.codePointAt(0) ?? 0
      if (point < 0x80) return [point]
      return point < FIRST_IDEOGRAPH ? [0x80 | (point & 0x7f)] : [...Buffer.from(letter).subarray(0, 3)]
    }),
  )
}
