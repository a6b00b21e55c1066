import {keysFor} from '../early/answer.js'
import type {KeysReply} from '../early/types.js'
import {SessionError} from '../session/state.js'
import {SealedError} from './failure.js'

export interface KeysAnswer {
  /** Of each access the newest first; 32 bytes each. */
  keys: {access: string; bytes: Uint8Array<ArrayBuffer>[]}[]
  /** Accesses that this reader does not have. */
  denied: string[]
  /** Id of the session that they were given to. */
  owner: string
}

/**
 * What the service answered; `null` when nobody is signed in.
 *
 * @throws SessionError when there was no answer, or none that is understood.
 * @throws SealedError `refused`, when the service has no keys for this site at all.
 */
export function readKeys(reply: KeysReply): KeysAnswer | null {
  const {status, body} = reply
  if (status === 401) return null
  if (isRefusal(status)) throw refusal(status, body)
  if (status !== 200) throw new SessionError('SERVICE_UNREACHABLE', 'No answer about keys.', status)
  try {
    const {keys, denied, session} = body as {keys: object; denied: string[]; session: {id: string}}
    return {
      keys: Object.keys(keys).map((access) => ({access, bytes: keysFor(reply, access)})),
      denied: denied.slice(),
      owner: session.id,
    }
  } catch (cause) {
    const error = new SessionError('ANSWER_MALFORMED', 'docs/keys gave an answer that is not understood.')
    throw Object.assign(error, {cause})
  }
}

/** The service is there, and says no to the question rather than to the reader. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429
}

function refusal(status: number, body: unknown): SealedError {
  const code = (body as {code?: string} | undefined)?.code ?? 'no code'
  return new SealedError(
    'refused',
    `The auth service hands out no keys to this page: ${status}, ${code}. After SITE_NOT_TRUSTED: the page must be visited ` +
      `at the 'url' of the Docusaurus config (it is at ${location.origin}), and the service must list that origin in ` +
      'BETTER_AUTH_TRUSTED_ORIGINS. After 404: the service needs the docsAuth() plugin.',
  )
}
