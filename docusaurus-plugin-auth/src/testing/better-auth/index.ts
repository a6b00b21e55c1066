import type {AuthContext} from 'better-auth'
import {makeSignature} from 'better-auth/crypto'
import {encodeHint} from '../../server/hint.js'
import type {TestCookie} from '../cookie.js'

export type {TestCookie}

/** What `betterAuth()` returns. */
interface Auth {
  $context: Promise<Pick<AuthContext, 'internalAdapter' | 'secret' | 'authCookies' | 'baseURL'>>
}

/**
 * Signs an account in by a new row in the table of sessions, with neither form nor password, and gives the cookies that a
 * browser would have then: for end-to-end tests against a real service and its real database.
 *
 * @param auth The service's own `betterAuth()`, or one with the same database, secret and cookie settings.
 * @throws Error when nobody has this address.
 * @example await context.addCookies(await sessionCookies(auth, 'ada@example.com'))
 */
export async function sessionCookies(auth: Auth, email: string): Promise<TestCookie[]> {
  const {internalAdapter, secret, authCookies, baseURL} = await auth.$context
  const found = await internalAdapter.findUserByEmail(email.toLowerCase())
  if (!found) throw new Error(`Nobody has the address ${email}: create the account before you sign it in.`)
  const {id, name, image = null} = found.user
  const session = await internalAdapter.createSession(id)
  const {name: cookieName, attributes} = authCookies.sessionToken
  const expires = Math.floor(new Date(session.expiresAt).getTime() / 1000)
  const shared = {
    // With a leading dot, Playwright sends a cookie to every host of the domain.
    domain: attributes.domain ? `.${attributes.domain.replace(/^\./, '')}` : new URL(baseURL).hostname,
    path: '/',
    expires,
    secure: attributes.secure ?? false,
    sameSite: 'Lax' as const,
  }
  const value = encodeURIComponent(`${session.token}.${await makeSignature(session.token, secret)}`)
  const hint = encodeHint({name, image, exp: expires})
  return [
    {name: cookieName, value, httpOnly: true, ...shared},
    {name: 'auth.hint', value: hint, httpOnly: false, ...shared},
  ]
}
