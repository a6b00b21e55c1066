import {additionalData, IV_BYTES, MAGIC, type SealLabel} from './format.js'

/** Below this many bytes of text, decompressing costs a browser more time than the bytes cost the line. */
const WORTH_COMPRESSING = 12_000

/**
 * Seals text. The same key, label and text give the same bytes, so that a build can be repeated and caches keep what
 * has not changed. Therefore the IV is made of everything that goes into the seal, by a key of its own: two different
 * texts never share one, which is all that AES-GCM asks of it (the construction of RFC 8452, section 4, with HMAC).
 *
 * @param key 32 bytes, of `deriveContentKey`.
 * @returns A file in Seal format 1.
 */
export async function seal(
  key: Uint8Array<ArrayBuffer>,
  label: SealLabel,
  text: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = text.length > WORTH_COMPRESSING ? await gzip(text) : text
  const aad = additionalData(label)
  const iv = await deriveIv(key, aad, content)
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: aad}, aes, content)
  return concat(MAGIC, iv, new Uint8Array(sealed))
}

async function deriveIv(
  key: Uint8Array<ArrayBuffer>,
  aad: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const material = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveKey'])
  const encoder = new TextEncoder()
  const mac = await crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: encoder.encode('docusaurus-plugin-auth/1'),
      info: encoder.encode('iv'),
    },
    material,
    {name: 'HMAC', hash: 'SHA-256', length: 256},
    false,
    ['sign'],
  )
  // A label holds three line feeds, never four: it and the content cannot run into each other.
  const digest = await crypto.subtle.sign('HMAC', mac, concat(aad, encoder.encode('\n'), content))
  return new Uint8Array(digest).slice(0, IV_BYTES)
}

async function gzip(text: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
