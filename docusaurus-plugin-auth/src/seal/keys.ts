/**
 * Keys of sealed pages, "Seal format 1".
 *
 * A key belongs to one access of one site in one epoch. It is derived from the content secret, so the build and the
 * service come to the same key without a table, a file or a word between them, and there is nothing to lose:
 *
 *     key = HKDF-SHA256(ikm  = UTF-8 of the secret
 *                       salt = "docusaurus-plugin-auth/1"
 *                       info = site \n epoch \n access)         32 bytes, for AES-256-GCM
 *
 * The line feeds keep neighbours apart: no two different triples give the same info, because none of the three may
 * hold one. Only WebCrypto is used, so that the build (Node), the service and the browser share this file.
 */

const SALT = 'docusaurus-plugin-auth/1'
const KEY_BYTES = 32

/** What a key is for. */
export interface ContentKeyInput {
  /** At least 32 bytes. Who holds it can open every page of every site that is built with it. */
  secret: string
  /** `url` + `baseUrl` of the site, for example `https://docs.example.com/handbook/`. */
  site: string
  /** The plugin option of that name. Another epoch, another key. */
  epoch: string
  /** Canonical: `signed-in`, or sorted role names joined by `+`. Never `public`. */
  access: string
}

/**
 * Derives the key that seals and opens the pages of one access.
 *
 * @returns 32 bytes; the same input gives the same bytes.
 * @throws RangeError when site, epoch or access holds a line feed, or when the secret is empty.
 */
export async function deriveContentKey({
  secret,
  site,
  epoch,
  access,
}: ContentKeyInput): Promise<Uint8Array<ArrayBuffer>> {
  if (secret === '') throw new RangeError('The content secret is empty.')
  for (const [name, value] of Object.entries({site, epoch, access})) {
    if (value.includes('\n')) throw new RangeError(`The ${name} of a content key holds a line feed.`)
  }
  const encoder = new TextEncoder()
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits'])
  const info = encoder.encode([site, epoch, access].join('\n'))
  const bits = await crypto.subtle.deriveBits(
    {name: 'HKDF', hash: 'SHA-256', salt: encoder.encode(SALT), info},
    material,
    KEY_BYTES * 8,
  )
  return new Uint8Array(bits)
}
