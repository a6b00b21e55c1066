import {crc32, deflateSync} from 'node:zlib'
import {zipSync} from 'fflate'
import {canary} from '../canary.js'

/**
 * A PNG of noise that browsers and image readers accept, with a marker in its text chunks: once plainly, once
 * compressed.
 */
export function png(name: string, {width, height}: {width: number; height: number}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8) // 8 bits a channel, RGB
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Comment\0${canary(name)}.`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(canary(`${name}Compressed`))])),
    chunk('IDAT', deflateSync(noise(width, height, crc32(name)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** Rows of pixels that do not compress, other ones for each seed; each row begins with its filter, none. */
function noise(width: number, height: number, seed: number): Buffer {
  const row = 1 + width * 3
  const pixels = Buffer.alloc(row * height)
  let state = seed
  for (let at = 0; at < pixels.length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    pixels[at] = at % row === 0 ? 0 : state >>> 24
  }
  return pixels
}

/** A zip with one entry stored plainly and one compressed, a marker in each. */
export function zip(name: string): Uint8Array {
  const text = (marker: string) => Buffer.from(`${marker}\n${'A line of text that compresses. '.repeat(40)}`)
  return zipSync({
    'stored.txt': [text(canary(name)), {level: 0}],
    'compressed.txt': [text(canary(`${name}Compressed`)), {level: 9}],
  })
}
