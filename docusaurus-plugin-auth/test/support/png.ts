import {crc32, deflateSync} from 'node:zlib'

/** A picture that does not compress: with more than 10,000 bytes, Docusaurus makes a file of it. */
export function noisyPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  // Each row begins with its filter, 0: none.
  for (let at = 0; at < rows.length; at++) rows[at] = at % (width * 3 + 1) === 0 ? 0 : (at * at * 7919) % 251
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits each of red, green and blue.
  header.set([8, 2], 8)
  const parts = [
    part('IHDR', header),
    part('IDAT', deflateSync(rows, {level: 0})),
    part('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

function part(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
