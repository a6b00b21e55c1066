import {seal} from '../build/seal.js'
import {contentSecret} from '../build/secret.js'
import type {SealLabel} from '../seal/format.js'
import {deriveContentKey} from '../seal/keys.js'

const keys = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Seals text for a page. @returns base64 */
export async function sealText(label: SealLabel, text: string): Promise<string> {
  const {site, epoch, access} = label
  // A key takes longer to derive than a page takes to seal.
  const key = keys.get(access) ?? deriveContentKey({secret: contentSecret(), site, epoch, access})
  keys.set(access, key)
  return Buffer.from(seal(await key, label, Buffer.from(text))).toString('base64')
}
