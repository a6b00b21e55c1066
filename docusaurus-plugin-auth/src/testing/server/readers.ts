import {encodeHint} from '../../server/hint.js'
import type {TestCookie} from '../cookie.js'

/** Somebody who is signed in at the fake service. */
export interface TestReader {
  id: string
  name: string
  email: string
  image: string | null
  roles: string[]
}

/** As the real service is called on this machine over http. */
export const sessionCookie = 'auth.session_token'

/** Seconds. */
const life = 7 * 24 * 3600

/** A reader; give only what the test is about. The id, and with it the account, follows from the address. */
export function aReader(given: Partial<TestReader> = {}): TestReader {
  const {name = 'Rosa Reader', email = 'rosa@example.com', image = null, roles = []} = given
  return {id: given.id ?? `id of ${email}`, name, email, image, roles}
}

/**
 * The cookies of a browser whose reader is signed in at a fake service. Made without asking it, so that every worker of a test
 * run can make them: the session cookie of a fake service holds the reader. That is no way to build a real one.
 *
 * @param authUrl Address of the fake service, `http://localhost:3001`.
 * @example await context.addCookies(readerCookies('http://localhost:3001', {name: 'Ada', roles: ['staff']}))
 */
export function readerCookies(authUrl: string, reader: Partial<TestReader> = {}): TestCookie[] {
  const known = aReader(reader)
  return cookiesOf(authUrl, known, known)
}

/** Of somebody who has visited the sign-in page: the session knows whose it is by the account that the service has then. */
export const accountCookies = (authUrl: string, account: TestReader): TestCookie[] =>
  cookiesOf(authUrl, account, null)

function cookiesOf(authUrl: string, {name, image}: TestReader, reader: TestReader | null): TestCookie[] {
  const {hostname, protocol} = new URL(authUrl)
  const now = Math.floor(Date.now() / 1000)
  const attributes = {
    domain: hostname,
    path: '/',
    expires: now + life,
    secure: protocol === 'https:',
    sameSite: 'Lax' as const,
  }
  const session = {id: crypto.randomUUID(), createdAt: now, reader}
  const value = Buffer.from(JSON.stringify(session)).toString('base64url')
  const hint = encodeHint({name, image, exp: attributes.expires})
  return [
    {name: sessionCookie, value, httpOnly: true, ...attributes},
    {name: 'auth.hint', value: hint, httpOnly: false, ...attributes},
  ]
}

export interface TestSession {
  user: TestReader
  session: {id: string; createdAt: string; expiresAt: string}
}

/** The session in a `Cookie` header, or `null`. @param account Whose it is when it does not say. */
export function sessionIn(header: string | undefined, account: TestReader): TestSession | null {
  const value = cookieIn(header, sessionCookie)
  if (!value) return null
  try {
    const {id, createdAt, reader} = JSON.parse(Buffer.from(value, 'base64url').toString())
    const at = (seconds: number) => new Date(seconds * 1000).toISOString()
    return {user: reader ?? account, session: {id, createdAt: at(createdAt), expiresAt: at(createdAt + life)}}
  } catch {
    return null
  }
}

export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pair = header?.split('; ').find((one) => one.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

/** A line of `Set-Cookie`. */
export function setCookie({name, value, httpOnly, expires}: TestCookie): string {
  const age = expires - Math.floor(Date.now() / 1000)
  return `${name}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${httpOnly ? '; HttpOnly' : ''}`
}
