import type {KeysReply} from '../early/types.js'
import {clientOptions} from '../options.js'

/** What the head of this document has asked first, if it was for keys: on sites with protected pages it is. */
export function firstKeys(): Promise<KeysReply> | undefined {
  return clientOptions().accesses.length > 0 ? window.__docusaurusAuthFirst : undefined
}
