import {isSafeUrl} from '../../options/urls.js'
import type {SessionSource} from '../session/source.js'
import {assertInBrowser, TokenError} from './TokenError.js'

/** See `authFetch`. */
export async function send(
  source: SessionSource,
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  assertInBrowser('authFetch()')
  // Made anew for each try, because sending uses a body up. A clone leaves the caller's request as it was.
  const make = () =>
    new Request(input instanceof Request ? input.clone() : input, {...init, redirect: 'manual'})
  const request = make()
  refuseInsecure(request, source)

  const token = await tokenFor(request, source)
  const response = await sendWith(token, request)
  if (response.status !== 401) return response

  const fresh = await tokenFor(request, source, token)
  // Nothing is left of a stream.
  if (init?.body instanceof ReadableStream) return response
  // Nobody will read it: the connection is free for the second try.
  await response.body?.cancel()
  return sendWith(fresh, make())
}

/** Where the service itself is reached by plain http, in a closed test network, the session has been on that line already. */
function refuseInsecure({url}: Request, {options}: SessionSource) {
  if (isSafeUrl(url) || !isSafeUrl(options.apiUrl)) return
  throw new TokenError(
    'ADDRESS_INSECURE',
    `authFetch() was to send the reader's token to ${new URL(url).origin}.`,
  )
}

/** @param refused What the API has just said no to. */
async function tokenFor({signal}: Request, {getToken}: SessionSource, refused?: string): Promise<string> {
  const token = await orAborted(getToken(refused), signal)
  if (token === null) throw new TokenError('SIGNED_OUT', 'authFetch() has no token to send.')
  return token
}

async function sendWith(token: string, request: Request): Promise<Response> {
  request.headers.set('authorization', `Bearer ${token}`)
  const response = await fetch(request)
  if (isRedirect(response)) {
    throw new TokenError(
      'REDIRECTED',
      `${request.url} answers with a redirect, which authFetch() does not follow.`,
    )
  }
  return response
}

/** Browsers hide what is in it, other runtimes do not. */
function isRedirect({type, status}: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status)
}

/** Whoever calls it off does not wait for the token, which others may be waiting for, too. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, {once: true})
    work.then(resolve, reject)
  })
}
