import {env} from '../../env'
import {returnWithin} from './policy'

/**
 * The only way from a `callbackUrl` to a redirect.
 *
 * @param callbackUrl what the query string said; anything at all.
 * @returns an absolute URL on a trusted origin or on this service, else the home of the docs (`AUTH_DOCS_URL`).
 */
export function safeReturn(callbackUrl: string | null | undefined): string {
  const {serviceUrl, trustedOrigins, docsUrl} = env()
  return returnWithin(callbackUrl, {origins: [...trustedOrigins, serviceUrl], fallback: docsUrl})
}
