import {contentSecret} from '../build/secret.js'
import type {SealLabel} from '../seal/format.js'
import {deriveContentKey} from '../seal/keys.js'
import {seal} from '../seal/seal.js'

const keys = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Seals text for a page. @returns base64 */
export async function sealText(label: SealLabel, text: string): Promise<string> {
  const {site, epoch, access} = label
  // A key takes longer to derive than a page takes to seal.
  const key = keys.get(access) ?? deriveContentKey({secret: contentSecret(), site, epoch, access})
  keys.set(access, key)
  const sealed = await seal(await key, label, new TextEncoder().encode(text))
  return Buffer.from(sealed).toString('base64')
}
