import {importKey, open} from '../../seal/open.js'
import {fromBase64} from '../session/base64.js'
import {keysFor} from './answer.js'
import {type Fragment, type PageBlock, TEXT_ID} from './block.js'
import {rootParsed} from './document.js'
import type {KeysReply} from './types.js'

/** Opens the sealed text of this page. `undefined`: this reader has no key for it. Rejects when it is not there. */
export async function openText(block: PageBlock, reply: Promise<KeysReply>): Promise<Fragment | undefined> {
  const keys = keysFor(await reply, block.label.access)
  if (keys.length === 0) return undefined
  const sealed = fromBase64(await ciphertext(block))
  for (const bytes of keys) {
    const text = await open(await importKey(bytes), block.label, sealed).catch(() => null)
    if (text) return JSON.parse(new TextDecoder().decode(text))
  }
  return undefined
}

/** In the head when it is short; a long one would keep the style sheets behind it waiting, and stands at the end. */
async function ciphertext({text}: PageBlock): Promise<string> {
  if (text !== undefined) return text
  await rootParsed()
  return document.getElementById(TEXT_ID)?.textContent ?? ''
}
