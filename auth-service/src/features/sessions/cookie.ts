import type {Env} from '../../env'
import {cookieValues} from '../../http/cookies'
import {verified} from '../rotation/policy'
import {sessionCookieName} from './policy'

/**
 * The session token in a `Cookie` header; `null` when there is none that we have signed, or more than one cookie of the
 * name. Whether the session lives, the database knows.
 */
export function sessionToken(header: string | null, env: Env): string | null {
  const [signed, ...others] = cookieValues(header, sessionCookieName(env))
  return signed === undefined || others.length > 0 ? null : verified(signed, env.secrets)
}
