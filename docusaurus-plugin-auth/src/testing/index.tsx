import {type ComponentType, type ReactNode, useMemo} from 'react'
import {SessionContext} from '../client/react/context.js'
import type {SessionSource} from '../client/session/source.js'
import {ANONYMOUS, type Session, type SessionState, type User} from '../client/session/state.js'
import type {ClientOptions} from '../options.js'

export {SessionError} from '../client/session/state.js'
export type {Session, SessionState, User}

const options: ClientOptions = {
  apiUrl: 'https://auth.example.com/api/auth',
  signInUrl: 'https://auth.example.com/signin',
  signUpUrl: 'https://auth.example.com/signup',
  accountUrl: 'https://auth.example.com/account',
  accountLinks: [],
  onDenied: 'prompt',
  hintCookie: 'auth.hint',
  site: 'https://docs.example.com/',
  epoch: '1',
  search: false,
  accesses: ['signed-in'],
}

/**
 * A session for tests; give only what the test is about.
 *
 * @example aSession({name: 'Ada Lovelace', roles: ['staff']})
 */
export function aSession(user: Partial<User> = {}): Session {
  const id = user.id ?? 'user-1'
  return {
    user: {id, name: 'Rosa Reader', email: `${id}@example.com`, image: null, roles: [], ...user},
    session: {
      id: `session-of-${id}`,
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-08T00:00:00.000Z',
    },
  }
}

export interface SessionProviderProps {
  /** @default {status: 'anonymous'} */
  state?: SessionState
  /** What components ask for beyond the state: `signOut`, `refetch`, `getToken`, `options`. */
  source?: Partial<SessionSource>
  children: ReactNode
}

/**
 * Gives everything inside it a fixed session, without a service and without requests. For tests and component
 * galleries: a site needs no provider.
 */
export function SessionProvider({state = ANONYMOUS, source, children}: SessionProviderProps): ReactNode {
  const fixed = useMemo<SessionSource>(
    () => ({
      options,
      subscribe: () => () => {},
      read: () => state,
      refetch: async () => {},
      signOut: async () => {},
      getToken: async () => (state.status === 'authenticated' ? 'a-token-for-tests' : null),
      ...source,
    }),
    [state, source],
  )
  return <SessionContext.Provider value={fixed}>{children}</SessionContext.Provider>
}

/**
 * `SessionProvider` as a wrapper for Testing Library.
 *
 * @example
 * render(<Profile />, {wrapper: withSession({status: 'authenticated', session: aSession({name: 'Ada'})})})
 */
export function withSession(
  state: SessionState,
  source?: Partial<SessionSource>,
): ComponentType<{children: ReactNode}> {
  return ({children}) => (
    <SessionProvider state={state} {...(source && {source})}>
      {children}
    </SessionProvider>
  )
}
