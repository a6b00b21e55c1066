import {
  knownSession,
  type Session,
  type SessionError,
  type SessionState,
  type User,
} from '../session/state.js'
import {useSessionSource, useSessionState} from './context.js'

export interface UseSession {
  /** The session; while the service cannot be reached, the last one known. `null` for nobody. */
  data: Session | null
  /** `loading`, `authenticated`, `anonymous` or `unreachable`. */
  status: SessionState['status']
  /** Why the service could not be asked, while `status` is `unreachable`. */
  error: SessionError | null
  /** `status === 'loading'`, by the name that `better-auth/react` gives it. */
  isPending: boolean
  /** Asks the service again. Never rejects. */
  refetch(): Promise<void>
}

/**
 * The reader's session.
 *
 * @example
 * const {data, status} = useSession()
 * if (status === 'unreachable') return <p>Personal progress is not available right now.</p>
 * return <p>Hello {data?.user.name ?? 'visitor'}</p>
 */
export function useSession(): UseSession {
  const {refetch} = useSessionSource()
  const state = useSessionState()
  return {
    data: knownSession(state) ?? null,
    status: state.status,
    error: state.status === 'unreachable' ? state.error : null,
    isPending: state.status === 'loading',
    refetch,
  }
}

/** The reader, or `null`: in static HTML, for visitors, and until it is known. */
export function useUser(): User | null {
  return useSession().data?.user ?? null
}
