import {brotliDecompressSync, constants, inflateRawSync, inflateSync} from 'node:zlib'

const LIMIT = {maxOutputLength: 64 * 1024 * 1024}
// A stream that is cut off, or has something behind it, still shows what it holds.
const lenient = {...LIMIT, finishFlush: constants.Z_SYNC_FLUSH}

/** Every compressed stream inside these bytes, wherever it begins, decompressed. */
export function streamsIn(bytes: Buffer): {kind: string; content: Buffer}[] {
  return [
    ...at(bytes, [0x1f, 0x8b, 0x08], 'gzip', (from) => inflateRawSync(afterGzipHeader(from), lenient)),
    ...[0x01, 0x5e, 0x9c, 0xda].flatMap((level) =>
      at(bytes, [0x78, level], 'zlib', (from) => inflateSync(from, lenient)),
    ),
    ...at(bytes, [0x50, 0x4b, 0x03, 0x04], 'zip', unzipEntry),
    // These two have no mark to look for; a web server keeps them as files of their own.
    ...attempt('deflate', () => inflateRawSync(bytes, LIMIT)),
    ...attempt('brotli', () => brotliDecompressSync(bytes, LIMIT)),
  ]
}

function at(bytes: Buffer, magic: number[], kind: string, decompress: (from: Buffer) => Buffer) {
  const mark = Buffer.from(magic)
  const found = []
  for (let from = bytes.indexOf(mark); from !== -1; from = bytes.indexOf(mark, from + 1)) {
    const start = from
    found.push(...attempt(kind, () => decompress(bytes.subarray(start))))
  }
  return found
}

/** Without its header (RFC 1952, section 2.3), because Node takes whatever follows a gzip file for a broken second one. */
function afterGzipHeader(from: Buffer): Buffer {
  const flags = from.readUInt8(3)
  let start = 10
  if (flags & 4) start += 2 + from.readUInt16LE(start)
  for (const text of [8, 16]) if (flags & text) start = from.indexOf(0, start) + 1
  if (flags & 2) start += 2
  return from.subarray(start)
}

/** By its local header, so that a zip inside another file, or without its directory, is read too. */
function unzipEntry(from: Buffer): Buffer {
  const stored = from.readUInt16LE(8) === 0
  const start = 30 + from.readUInt16LE(26) + from.readUInt16LE(28)
  // What is stored plainly is seen without us.
  return stored ? Buffer.alloc(0) : inflateRawSync(from.subarray(start), lenient)
}

function attempt(kind: string, decompress: () => Buffer): {kind: string; content: Buffer}[] {
  try {
    const content = decompress()
    return content.length > 0 ? [{kind, content}] : []
  } catch {
    return []
  }
}
