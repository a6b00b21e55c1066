import {type Database, issueCode, watchOutage} from '@docs-auth/drizzle'
import type {Env} from '../../env'
import {digest} from '../sessions/digests'
import {type Handover, handoverOf, mostCodes, newSecret, passLife} from './policy'

/** Why a return page gets no code. The plugin tells readers what each means. */
export type NoCode =
  /** `prompt=none`, and nobody is signed in. */
  | 'none'
  /** The database does not answer, or the session has asked for too many codes. */
  | 'away'

/** The address of a return page that learns why it gets nothing. In the fragment, as all that follows. */
export function withoutCode({returnPage, state}: Handover, error: NoCode): string {
  return `${returnPage}#${new URLSearchParams({error, state})}`
}

/**
 * Makes the function that finds where a signed-in reader is sent: to the address itself, or to the return page of docs on
 * another site with a one-time code. In the fragment: it reaches no server, no log and no `Referer`.
 *
 * @param href has been through `safeReturn`
 */
export function createOnward(env: Env, {orm}: Database) {
  return async (href: string, sessionId: string): Promise<string> => {
    const handover = handoverOf(href, env)
    if (!handover) return href
    const {returnPage, challenge, state} = handover
    const code = newSecret()
    const {origin} = new URL(returnPage)
    const row = {digest: digest(code), sessionId, origin, challenge, expiresIn: passLife.code}
    const kept = await watchOutage(() => issueCode(orm, row, mostCodes))
    if (kept.outage || !kept.result) return withoutCode(handover, 'away')
    return `${returnPage}#${new URLSearchParams({code, state})}`
  }
}
