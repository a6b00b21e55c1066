import {useMemo} from 'react'
import type {Access} from '../../access/access.js'
import {admits} from '../access.js'
import {noteDeparture} from '../session/departure.js'
import {knownSession} from '../session/state.js'
import {returningUrl} from '../signIn.js'
import {type AuthFetch, authFetchFor} from '../tokens/authFetch.js'
import {useSessionSource, useSessionState} from './context.js'

export interface UseAuth {
  /** False in static HTML, and until it is known who is here. */
  isLoaded: boolean
  isSignedIn: boolean
  userId: string | null
  /**
   * Whether the reader has what `access` asks for, in the words of a page's front matter:
   * `has({access: 'staff'})`. It decides what is shown; what must stay secret is protected by the page's
   * `access`, or by the API that owns it.
   */
  has(check: {access: Access}): boolean
  /** Goes to the sign-in page, which leads back to exactly this place. */
  signIn(): void
  /** Ends the session here, at the service and in every tab. Rejects with a `SessionError` if it could not. */
  signOut(): Promise<void>
  /**
   * A JWT for an API, kept in memory and renewed before it ends; `null` when nobody is signed in. `authFetch` does
   * all there is to do with it; this is for what does not go through `fetch`, such as a socket.
   * Rejects with a `SessionError` when the service cannot be asked, with a `TokenError` on the server.
   */
  getToken(): Promise<string | null>
  /** `fetch` for your API, with the reader's token; see `authFetch`. The same function in every render. */
  authFetch: AuthFetch
}

/**
 * Who is here, and what they can do.
 *
 * @example
 * const {isSignedIn, authFetch} = useAuth()
 * const save = () => authFetch('https://api.example.com/notes', {method: 'PUT', body: notes})
 * return <button disabled={!isSignedIn} onClick={save}>Save</button>
 */
export function useAuth(): UseAuth {
  const source = useSessionSource()
  const state = useSessionState()
  const authFetch = useMemo(() => authFetchFor(source), [source])
  return useMemo(() => {
    const session = knownSession(state) ?? null
    return {
      isLoaded: state.status !== 'loading',
      isSignedIn: session !== null,
      userId: session?.user.id ?? null,
      has: ({access}) => admits(access, session),
      signIn: () => {
        noteDeparture()
        location.assign(returningUrl(source.options.signInUrl))
      },
      signOut: source.signOut,
      getToken: source.getToken,
      authFetch,
    }
  }, [source, state, authFetch])
}
