/**
 * Reads the one character that begins at a byte, in whatever way it is written: UTF-8 (and Latin-1, which older tools
 * write), an HTML entity, an escape of JavaScript or JSON, or an escape of a URL. `next` tells where it ends.
 *
 * Text is escaped more than once on its way into a file (a JSON string inside a script, HTML inside a feed). So
 * `\\` gives up one backslash and `&amp;` everything but its ampersand, and what follows is read again.
 */
export interface Character {
  /** Code point; 0 for what is written but is no text, such as `\n`. */
  code: number
  next: number
}

const BACKSLASH = 0x5c
const AMPERSAND = 0x26
const PERCENT = 0x25
/** Entities are short; a longer run after `&` is a query string or an operator. */
const LONGEST_ENTITY = 10
const hexDigits = /^[0-9a-f]+$/i

const result: Character = {code: 0, next: 0}

/** The object it returns is one and the same for all calls: this runs for every unusual byte of a site. */
export function readCharacter(bytes: Uint8Array, at: number): Readonly<Character> {
  const byte = bytes[at] ?? 0
  if (byte === BACKSLASH) return readEscape(bytes, at)
  if (byte === AMPERSAND) return readEntity(bytes, at)
  if (byte === PERCENT) return readPercent(bytes, at)
  return byte < 0x80 ? give(byte, at + 1) : readUtf8(bytes, at)
}

function give(code: number, next: number): Character {
  result.code = code
  result.next = next
  return result
}

function readEscape(bytes: Uint8Array, at: number): Character {
  const kind = String.fromCharCode(bytes[at + 1] ?? 0)
  if (kind === 'u' && bytes[at + 2] === 0x7b) {
    const end = bytes.indexOf(0x7d, at + 3)
    const digits = end - at > 3 && end - at < 10 ? ascii(bytes, at + 3, end) : ''
    return hexDigits.test(digits) ? give(Number.parseInt(digits, 16), end + 1) : give(0, at + 1)
  }
  const width = kind === 'u' ? 4 : kind === 'x' ? 2 : 0
  const digits = ascii(bytes, at + 2, at + 2 + width)
  if (width > 0 && digits.length === width && hexDigits.test(digits))
    return give(Number.parseInt(digits, 16), at + 2 + width)
  // A line feed and its like are no text; before any other character the backslash itself is none.
  return give(0, 'nrtbfv0'.includes(kind) ? at + 2 : at + 1)
}

function readEntity(bytes: Uint8Array, at: number): Character {
  const end = bytes.subarray(at + 1, at + 1 + LONGEST_ENTITY).indexOf(0x3b)
  const name = end > 0 ? ascii(bytes, at + 1, at + 1 + end) : ''
  const next = at + 2 + end
  const number = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
  if (number) return give(number[1] ? Number.parseInt(number[1], 16) : Number(number[2]), next)
  if (name === 'lt') return give(0x3c, next)
  if (name === 'gt') return give(0x3e, next)
  if (name === 'amp') return readAgain(bytes, next)
  // Accents do not count, so `&eacute;` is an e. All other names stand for signs, which do not count either.
  const letter = /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)$/i.exec(name)?.[1]
  if (letter) return give(letter.charCodeAt(0), next)
  return name === '' || !/^[a-z]+\d*$/i.test(name) ? give(0, at + 1) : give(0, next)
}

/** First letters of what is escaped twice: `lt`, `gt`, `amp`, `quot`, `apos`, `#39`. */
const inner = Buffer.from('lgaq#')

/** `&amp;lt;` is `&lt;` for whoever reads the text that was escaped first. */
function readAgain(bytes: Uint8Array, at: number): Character {
  if (!inner.includes(bytes[at] ?? 0)) return give(0, at)
  const rest = ascii(bytes, at, at + LONGEST_ENTITY)
  const name = /^(lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);/i.exec(rest)?.[1]
  if (name === undefined) return give(0, at)
  const next = at + name.length + 1
  if (name === 'amp') return readAgain(bytes, next)
  if (name === 'lt' || name === 'gt') return give(name === 'lt' ? 0x3c : 0x3e, next)
  if (!name.startsWith('#')) return give(0, next)
  return give(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)), next)
}

/** `%C3%A9` is one character: as many escapes are taken together as its first byte asks for. */
function readPercent(bytes: Uint8Array, at: number): Character {
  const first = hexByte(bytes, at)
  if (first === undefined) return give(0, at + 1)
  const length = utf8Length(first)
  const whole = new Uint8Array(length)
  for (let index = 0; index < length; index++) {
    const byte = bytes[at + 3 * index] === PERCENT ? hexByte(bytes, at + 3 * index) : undefined
    if (byte === undefined) return give(first, at + 3)
    whole[index] = byte
  }
  const {code} = length === 1 ? give(first, 0) : readUtf8(whole, 0)
  return give(code, at + 3 * length)
}

function hexByte(bytes: Uint8Array, percentAt: number): number | undefined {
  const digits = ascii(bytes, percentAt + 1, percentAt + 3)
  return digits.length === 2 && hexDigits.test(digits) ? Number.parseInt(digits, 16) : undefined
}

function utf8Length(first: number): number {
  if (first >= 0xf0) return 4
  if (first >= 0xe0) return 3
  return first >= 0xc0 ? 2 : 1
}

function readUtf8(bytes: Uint8Array, at: number): Character {
  const first = bytes[at] ?? 0
  const length = utf8Length(first)
  let code = length === 1 ? first : first & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    // Not UTF-8 after all: the byte is taken for Latin-1.
    if ((byte & 0xc0) !== 0x80) return give(first, at + 1)
    code = (code << 6) | (byte & 0x3f)
  }
  return give(code, at + length)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
