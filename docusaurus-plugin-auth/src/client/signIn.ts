import {wire} from './session/wire.js'

/**
 * Address of the sign-in (or sign-up) page that leads back to exactly here: path, query and anchor.
 *
 * @param page `signInUrl` or `signUpUrl` of the options.
 */
export function returningUrl(page: string, here = wire.here()): string {
  const url = new URL(page)
  url.searchParams.set('callbackUrl', here)
  return url.href
}
