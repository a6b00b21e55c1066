import type {ClientOptions} from '../../options.js'
import type {SessionState} from './state.js'

/**
 * Where hooks and components get the session from: the page's own store, or a fixed one in tests
 * (`docusaurus-plugin-auth/testing`).
 */
export interface SessionSource {
  readonly options: ClientOptions
  subscribe(listener: () => void): () => void
  read(): SessionState
  /** Asks the service again; one request however many ask. Never rejects: a fault becomes the state. */
  refetch(): Promise<void>
  /** Ends the session everywhere. Rejects with a `SessionError`, and stays signed in, if it could not. */
  signOut(): Promise<void>
  /**
   * A short-lived JWT for an API (`Authorization: Bearer …`), or `null` when nobody is signed in.
   * Rejects with a `SessionError` when the service cannot be asked.
   *
   * @param refused A token that an API has just said no to: another one is fetched.
   */
  getToken(refused?: string): Promise<string | null>
}
