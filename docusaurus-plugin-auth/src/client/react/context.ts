import {createContext, useContext, useSyncExternalStore} from 'react'
import {session} from '../session/index.js'
import type {SessionSource} from '../session/source.js'
import {LOADING, type SessionState} from '../session/state.js'

/** The page's own store unless a test says otherwise: no provider has to be mounted anywhere. */
export const SessionContext = createContext<SessionSource>(session)

export const useSessionSource = (): SessionSource => useContext(SessionContext)

/**
 * The session as a closed union, for an exhaustive `switch`. It is `loading` in static HTML and while React
 * hydrates, so that both render the same.
 */
export function useSessionState(): SessionState {
  const {subscribe, read} = useSessionSource()
  return useSyncExternalStore(subscribe, read, () => LOADING)
}
