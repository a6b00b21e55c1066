import type {KeysReply} from '../early/types.js'
import {type Session, SessionError} from './state.js'
import {wire} from './wire.js'

/** A page must not wait for ever on a service that accepts connections but never answers. */
const PATIENCE = 10_000

/** `GET /get-session`: the session, or `null` for nobody. @throws SessionError */
export async function requestSession(apiUrl: string): Promise<Session | null> {
  return readSession(await readJson(await ask(`${apiUrl}/get-session`)))
}

/**
 * Who is here, from an answer that somebody else has asked for: of `GET /docs/keys`, which tells it beside the keys, or of
 * `GET /get-session`. The session, `null` for nobody, or `undefined` when the service refuses the question, which says
 * nothing about the reader. @throws SessionError
 */
export function readReply({status, body}: KeysReply): Session | null | undefined {
  if (status === 200) return readSession(body)
  if (status === 401) return null
  if (status >= 400 && status < 500) return undefined
  if (status === 0) throw unreachable('the auth service')
  throw new SessionError('SERVICE_REFUSED', `The auth service does not say who is here: ${status}.`, status)
}

/** `POST /sign-out`. Resolves only when the service has ended the session. @throws SessionError */
export async function requestSignOut(apiUrl: string): Promise<void> {
  await ask(`${apiUrl}/sign-out`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: '{}',
  })
}

/**
 * Asks the service. GET stays a "simple" request, without headers of our own: no preflight, one round trip.
 *
 * @param accepted An error status that is an answer.
 * @throws SessionError
 */
export async function ask(url: string, init: RequestInit = {}, accepted?: number): Promise<Response> {
  let response: Response
  try {
    response = await wire.send(url, {...init, signal: AbortSignal.timeout(PATIENCE)})
  } catch (cause) {
    throw Object.assign(unreachable(url), {cause})
  }
  if (response.ok || response.status === accepted) return response
  const {status} = response
  throw new SessionError('SERVICE_REFUSED', `${url} answered ${status}. Its log says why.`, status)
}

/** @throws SessionError `ANSWER_MALFORMED` */
export async function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => {
    throw malformed(response)
  })
}

function readSession(body: unknown): Session | null {
  if (body === null) return null
  if (isRecord(body) && isRecord(body.user) && isRecord(body.session) && typeof body.user.name === 'string') {
    const {user, session} = body as unknown as Session
    // A service without roles gives nobody a role, rather than a page a crash.
    const roles = Array.isArray(user.roles) ? user.roles : []
    return {user: {...user, image: user.image ?? null, roles}, session}
  }
  throw new SessionError('ANSWER_MALFORMED', 'The service answered neither a session nor null.')
}

export function malformed(response: Response): SessionError {
  return new SessionError('ANSWER_MALFORMED', `${response.url} gave an answer that is not understood.`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function unreachable(whom: string): SessionError {
  const message =
    `No answer from ${whom}. Is the auth service running, and does it list ` +
    `${location.origin} in BETTER_AUTH_TRUSTED_ORIGINS?`
  return new SessionError('SERVICE_UNREACHABLE', message)
}
