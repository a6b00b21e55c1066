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

/** From here on, blocks hold scripts in which a character is a word or a syllable. */
const FIRST_IDEOGRAPH = 0x2e80

const none = new Uint32Array(0)

/** Folds texts one after the other in the same memory: a result is good until the next call. */
export class Folder {
  #all = new Uint8Array(0)
  #prose = new Uint8Array(0)
  #allLength = 0
  #proseLength = 0
  #allAt = none
  #proseAt = none
  #insideTag = false

  /** @param track Also remember where everything came from: four times the memory, so only where text was found. */
  fold(bytes: Uint8Array, track = false): Folded {
    this.#start(bytes.length, track)
    for (let at = 0; at < bytes.length; ) {
      const folded = table[bytes[at] as number] as number
      if (folded === UNUSUAL) {
        at = this.#unusual(bytes, at, track)
        continue
      }
      if (folded !== DROPPED) this.#put(folded, at, track)
      at++
    }
    return {
      all: this.#all.subarray(0, this.#allLength),
      prose: this.#prose.subarray(0, this.#proseLength),
      allAt: this.#allAt,
      proseAt: this.#proseAt,
    }
  }

  #start(length: number, track: boolean): void {
    if (this.#all.length < length) {
      this.#all = new Uint8Array(length)
      this.#prose = new Uint8Array(length)
    }
    this.#allAt = track ? new Uint32Array(length) : none
    this.#proseAt = track ? new Uint32Array(length) : none
    this.#allLength = 0
    this.#proseLength = 0
    this.#insideTag = false
  }

  #put(letter: number, at: number, track: boolean): void {
    if (track) {
      this.#allAt[this.#allLength] = at
      this.#proseAt[this.#proseLength] = at
    }
    this.#all[this.#allLength++] = letter
    if (!this.#insideTag) this.#prose[this.#proseLength++] = letter
  }

  #unusual(bytes: Uint8Array, at: number, track: boolean): number {
    const {code, next} = readCharacter(bytes, at)
    if (code === LESS_THAN) {
      if (beginsTag(bytes, next)) this.#insideTag = true
    } else if (code === GREATER_THAN) {
      this.#insideTag = false
    } else if (code < 0x80) {
      const folded = table[code] as number
      if (folded !== DROPPED && folded !== UNUSUAL) this.#put(folded, at, track)
    } else {
      // Never more than was read: the memory is as long as the text.
      const letters = foldedOf(code)
      for (let index = 0; index < letters.length && index < next - at; index++)
        this.#put(letters[index] as number, at, track)
    }
    return next
  }
}

/** `<p`, `</p`, `<!--`, `<?xml`, but neither `<![CDATA[`, whose content is text, nor `a < b`. */
function beginsTag(bytes: Uint8Array, at: number): boolean {
  const sign = String.fromCharCode(bytes[at] ?? 0)
  return /[a-z/?]/i.test(sign) || (sign === '!' && bytes[at + 1] !== 0x5b)
}

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
  if (code > 0x10ffff) return new Uint8Array(0)
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
