import {env} from '../../env'
import {allowedOrigins} from '../cors/policy'
import {returnWithin} from './policy'

/**
 * The only way from a `callbackUrl` to a redirect.
 *
 * @param callbackUrl what the query string said; anything at all.
 * @returns an absolute URL on a trusted origin or on this service, else the home of the docs (`AUTH_DOCS_URL`).
 */
export function safeReturn(callbackUrl: string | null | undefined): string {
  return returnWithin(callbackUrl, {origins: allowedOrigins(env()), fallback: env().docsUrl})
}
