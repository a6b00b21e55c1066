import {brotliDecompressSync, gunzipSync, inflateSync} from 'node:zlib'
import {unzipSync} from 'fflate'

/** One reading of a file's bytes: as they are, decoded or unpacked. */
export interface View {
  bytes: Uint8Array
  /** How to get there, from the outside in: `['docs/a.md in zip', 'base64 at byte 311']`. Empty for the file itself. */
  inside: string[]
}

/** Something could not be unpacked, so nobody knows what is in it. */
export interface Unread {
  inside: string[]
  why: string
}

/** Archives in archives in encodings: deeper than this nobody packs by accident. */
const DEPTH = 4
/** What is packed smaller than it is by a thousand times is no text, and would only fill the memory. */
const UNPACKED_AT_MOST = 256 * 1024 * 1024

/** Every reading of a file. `name` decides for Brotli only, whose files begin with no mark. */
export function* viewsOf(name: string, bytes: Uint8Array): Generator<View | Unread> {
  yield* below({bytes, inside: []}, name)
}

export function isUnread(view: View | Unread): view is Unread {
  return 'why' in view
}

function* below(view: View, name: string): Generator<View | Unread> {
  yield view
  const {bytes, inside} = view
  if (inside.length >= DEPTH) return
  const utf8 = fromUtf16(bytes)
  if (utf8) yield {bytes: utf8, inside: [...inside, 'UTF-16']}
  yield* unpacked(view, name)
  for (const {at, encoded} of base64Runs(utf8 ?? bytes)) {
    for (const decoded of decode(encoded)) {
      yield* below({bytes: decoded, inside: [...inside, `base64 at byte ${at}`]}, '')
    }
  }
}

function* unpacked({bytes, inside}: View, name: string): Generator<View | Unread> {
  const unpack = unpackerOf(bytes, name)
  if (!unpack) return
  try {
    for (const [label, content, entry] of unpack(bytes))
      yield* below({bytes: content, inside: [...inside, label]}, entry)
  } catch (error) {
    // Inside of what was only taken for base64, the first bytes of an archive stand there by chance.
    if (inside.length === 0) yield {inside, why: error instanceof Error ? error.message : String(error)}
  }
}

type Unpack = (bytes: Uint8Array) => [label: string, content: Uint8Array, name: string][]
const limit = {maxOutputLength: UNPACKED_AT_MOST}

function unpackerOf(bytes: Uint8Array, name: string): Unpack | undefined {
  const [a, b, c, d] = bytes
  if (a === 0x1f && b === 0x8b)
    return () => [['gzip', gunzipSync(bytes, limit), name.replace(/\.t?gz$/i, '')]]
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return unzip
  if (/\.br$/i.test(name))
    return () => [['brotli', brotliDecompressSync(bytes, limit), name.replace(/\.br$/i, '')]]
  const isZlib = a === 0x78 && (b === 0x01 || b === 0x9c || b === 0xda)
  return isZlib ? () => [['zlib', inflateSync(bytes, limit), '']] : undefined
}

function unzip(bytes: Uint8Array): ReturnType<Unpack> {
  let left = UNPACKED_AT_MOST
  const entries = unzipSync(bytes, {
    filter: ({name, originalSize}) => {
      left -= originalSize
      if (left < 0) throw new Error(`${name} in it is too large`)
      return true
    },
  })
  return Object.entries(entries).map(([name, content]) => [`${name} in zip`, content, name])
}

/** UTF-16, with or without a byte order mark, as UTF-8. `undefined` when it is not that. */
function fromUtf16(bytes: Uint8Array): Uint8Array | undefined {
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isBig && !isLittle && !hasUtf16Pattern(bytes)) return undefined
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1))
  const swap = isBig || (!isLittle && even[0] === 0)
  return Buffer.from((swap ? even.swap16() : even).toString('utf16le'))
}

/** In most scripts every second byte of the first few hundred is the same: which block of Unicode a letter is from. */
function hasUtf16Pattern(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length & ~1, 512)
  if (length < 16) return false
  let zeros = 0
  for (let at = 0; at < length; at += 2) if ((bytes[at] === 0) !== (bytes[at + 1] === 0)) zeros++
  return zeros > length / 4
}

/** Shorter runs of these letters are words, paths and hashes. */
const SHORTEST_RUN = 40
const alphabet = Uint8Array.from({length: 256}, (_, byte) =>
  /[\w+/-]/.test(String.fromCharCode(byte)) ? 1 : 0,
)
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
/** Mail and certificates break base64 into lines of 76 or 64 letters; of a text with short words this is not true. */
const SHORTEST_LINE = 60

/** Runs of base64, also over several lines, without what breaks them. */
function* base64Runs(bytes: Uint8Array): Generator<{at: number; encoded: string}> {
  let start = 0
  let run: {at: number; encoded: string} | undefined
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && alphabet[bytes[at] as number] === 1) continue
    const length = at - start
    if (length >= SHORTEST_RUN || (run && length > 0)) {
      const encoded = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1')
      run = run ? {at: run.at, encoded: run.encoded + encoded} : {at: start, encoded}
    }
    start = at + 1
    const isBreak = bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN
    const goesOn = isBreak && (length >= SHORTEST_LINE || length === 0)
    if (run && !goesOn) {
      yield run
      run = undefined
    }
  }
}

const sealedMark = 'RFBBM'

/** A run may begin with letters that do not belong to it, so it is read from each of its first four. */
function* decode(encoded: string): Generator<Uint8Array> {
  // Our own ciphertext: "DPA1" and what nobody can tell from noise.
  const starts = encoded.startsWith(sealedMark) ? 1 : 4
  for (let start = 0; start < starts; start++) yield Buffer.from(encoded.slice(start), 'base64')
}
