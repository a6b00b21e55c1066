/** The reader, as the auth service knows them. */
export interface User {
  id: string
  name: string
  email: string
  /** Address of a picture, if they have one. */
  image: string | null
  /** Roles that pages can ask for, such as `staff`. Empty for most readers. */
  roles: readonly string[]
}

/** What `GET /get-session` answers for somebody who is signed in. Times are ISO 8601 strings. */
export interface Session {
  user: User
  session: {id: string; createdAt: string; expiresAt: string}
}

/**
 * What a page knows about its reader; closed, so `switch` over `status` and let the compiler check it.
 * "Cannot reach the service" is not "signed out": `last` is what was known before the fault.
 */
export type SessionState =
  | {status: 'loading'}
  | {status: 'authenticated'; session: Session}
  | {status: 'anonymous'}
  | {status: 'unreachable'; error: SessionError; last: Session | null}

export const LOADING: SessionState = {status: 'loading'}
export const ANONYMOUS: SessionState = {status: 'anonymous'}

/** The session, `null` when there is none for sure, `undefined` when nobody can tell yet. */
export function knownSession(state: SessionState): Session | null | undefined {
  switch (state.status) {
    case 'loading':
      return undefined
    case 'anonymous':
      return null
    case 'authenticated':
      return state.session
    case 'unreachable':
      return state.last ?? undefined
  }
}

export type SessionErrorCode =
  /** No answer: offline, service down, too slow, or the browser withheld the answer (CORS). */
  | 'SERVICE_UNREACHABLE'
  /** An answer with an error status, in `status`. */
  | 'SERVICE_REFUSED'
  /** An answer that is not what the contract says. */
  | 'ANSWER_MALFORMED'

/** Why the auth service could not be asked. `code` is the contract; the message is for developers. */
export class SessionError extends Error {
  override name = 'SessionError'

  constructor(
    readonly code: SessionErrorCode,
    message: string,
    /** HTTP status, when there was an answer. */
    readonly status?: number,
  ) {
    super(message)
  }
}
