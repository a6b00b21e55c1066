import {requestKeys} from '../early/request.js'
import type {KeysReply} from '../early/types.js'
import {clientOptions} from '../options.js'
import {keysUrl} from './keysUrl.js'

let first: Promise<KeysReply> | undefined

/**
 * The first question of this document to the service, when it is one for keys: the answer says who is here, too. On a
 * protected page its head has begun it. On another page of a site with protected pages it takes the place of the question for
 * the session, so that a navigation to a protected page needs no further one.
 *
 * @param isNeeded Whether the service has to be asked at all.
 */
export function askForKeys(isNeeded: boolean): Promise<KeysReply> | undefined {
  first = window.__docusaurusAuth?.keys
  const [access] = clientOptions().accesses
  // `docusaurus start` seals nothing, and its address is not the one that keys are made for.
  if (!first && isNeeded && access !== undefined && process.env.NODE_ENV === 'production') {
    first = requestKeys(keysUrl(clientOptions(), access))
  }
  return first
}

/** What was asked first, if it was for keys. */
export const firstKeys = (): Promise<KeysReply> | undefined => first
