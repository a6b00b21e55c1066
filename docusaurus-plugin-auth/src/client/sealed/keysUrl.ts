import {MAX_ACCESSES} from '../../access/access.js'
import type {ClientOptions} from '../../options.js'

/** What the question for keys is made of. */
export type KeysQuestion = Pick<ClientOptions, 'apiUrl' | 'site' | 'epoch' | 'accesses'>

/**
 * Address of `GET /docs/keys`. It needs no headers of our own, so browsers send no preflight.
 *
 * @param wanted Asked for first; the other accesses of the site come along, so that further pages cost no request.
 */
export function keysUrl({apiUrl, site, epoch, accesses}: KeysQuestion, wanted: string): string {
  const others = accesses.filter((access) => access !== wanted)
  const query = new URLSearchParams({site, epoch})
  for (const access of [wanted].concat(others).slice(0, MAX_ACCESSES)) query.append('access', access)
  return `${apiUrl}/docs/keys?${query}`
}
