import {fromBase64} from '../session/base64.js'
import {quietly} from '../session/quietly.js'
import type {KeysReply} from './types.js'

/** The keys that may open pages of an access, most likely first. What does not look like a key is none. */
export function keysFor({status, body}: KeysReply, access: string): Uint8Array<ArrayBuffer>[] {
  if (status !== 200) return []
  const {keys, older} = (body ?? {}) as {keys?: Record<string, unknown>; older?: Record<string, unknown>}
  // A service that is changing its secret also hands out the keys of the one before.
  return [keys?.[access], older?.[access]].flat().flatMap((text) => {
    const bytes = typeof text === 'string' ? quietly(() => fromBase64(text)) : null
    return bytes?.length === 32 ? [bytes] : []
  })
}
