import {createHmac, hkdfSync} from 'node:crypto'

/**
 * A line that only the holder of the key could have written, for the end of a script. A file's name is a hash of its
 * content: with this line nobody can guess a text, build it and compare names; and another secret or epoch gives
 * another name, so that no cache mixes old ciphertext with new keys. The same key and text give the same line.
 */
export function saltLine(key: Uint8Array, text: string): string {
  const nameKey = Buffer.from(hkdfSync('sha256', key, 'docusaurus-plugin-auth/1', 'file name', 32))
  return `\n//${createHmac('sha256', nameKey).update(text).digest('hex').slice(0, 32)}`
}
