import {createCipheriv, createHmac, hkdfSync} from 'node:crypto'
import {gzipSync} from 'node:zlib'
import {additionalData, IV_BYTES, MAGIC, type SealLabel} from '../seal/format.js'

/** Below this many bytes of text, decompressing costs a browser more time than the bytes cost the line. */
const WORTH_COMPRESSING = 12_000

/**
 * Seals text. The same key, label and text give the same bytes, so that a build can be repeated and caches keep what
 * has not changed. Therefore the IV is made of everything that goes into the seal, by a key of its own: two different
 * texts never share one, which is all that AES-GCM asks of it (the construction of RFC 8452, section 4, with HMAC).
 *
 * Only a build seals, so Node's own functions do it: the first use of WebCrypto and of web streams alone takes longer than
 * to seal a site with them.
 *
 * @param key 32 bytes, of `deriveContentKey`.
 * @returns A file in Seal format 1.
 */
export function seal(key: Uint8Array, label: SealLabel, text: Uint8Array): Uint8Array<ArrayBuffer> {
  const content = text.length > WORTH_COMPRESSING ? gzipSync(text) : text
  const aad = additionalData(label)
  const iv = deriveIv(key, aad, content)
  const aes = createCipheriv('aes-256-gcm', key, iv).setAAD(aad)
  return concat([MAGIC, iv, aes.update(content), aes.final(), aes.getAuthTag()])
}

function deriveIv(key: Uint8Array, aad: Uint8Array, content: Uint8Array): Uint8Array {
  const ivKey = hkdfSync('sha256', key, 'docusaurus-plugin-auth/1', 'iv', 32)
  // A label holds three line feeds, never four: it and the content cannot run into each other.
  const mac = createHmac('sha256', Buffer.from(ivKey)).update(aad).update('\n').update(content)
  return mac.digest().subarray(0, IV_BYTES)
}

const concat = (parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))
