import {session} from '../session/index.js'
import type {SessionSource} from '../session/source.js'

/** `fetch` with the reader's token. */
export type AuthFetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

/** What sends it is loaded at the first call: most pages never ask an API. */
export function authFetchFor(source: SessionSource): AuthFetch {
  return async (input, init) => (await import('./send.js')).send(source, input, init)
}

/**
 * `fetch` for your API: with `Authorization: Bearer <the reader's token>`, and tried once more with a fresh token if the
 * API answers 401. Everything else about it is `fetch`: what it takes, what it answers, and that an error status is an
 * answer and no error.
 *
 * The token goes to the address that is asked for and nowhere else: over `https:`, or to this very machine, and never along
 * a redirect. Cookies are sent as `fetch` does by itself, so none to another origin.
 *
 * A body that is a `ReadableStream` can be sent only once: its 401 is the answer, and the next call has a fresh token.
 *
 * Inside components prefer the one of `useAuth()`: it is the same, and follows the session that a test gives them.
 *
 * @example
 * const response = await authFetch('https://api.example.com/me')
 *
 * @throws TokenError when it may not be sent: see `code`.
 * @throws SessionError when the auth service cannot be asked for a token.
 * @throws TypeError when the API cannot be reached, and DOMException when `init.signal` calls it off: as `fetch` does.
 */
export const authFetch: AuthFetch = authFetchFor(session)
