import type {Endpoint} from '../../http/endpoint'
import {sessionShown} from './shown'

/** Who is signed in, or `null`. `disableRefresh=true` for servers that ask on a reader's behalf: they keep no cookies. */
export const getSession: Endpoint = {
  method: 'GET',
  path: '/get-session',
  query: ['disableRefresh'],
  answer: sessionShown,
}

const done = () => ({success: true})

/** Ends the session of this browser. */
export const signOut: Endpoint = {method: 'POST', path: '/sign-out', answer: done}

/** Ends every session of the account, this one included. */
export const revokeSessions: Endpoint = {method: 'POST', path: '/revoke-sessions', answer: done}

/** Ends every session of the account but this one. */
export const revokeOtherSessions: Endpoint = {method: 'POST', path: '/revoke-other-sessions', answer: done}
