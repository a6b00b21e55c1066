import {changePassword, signIn, signUp, updateUser} from '../features/account/routes'
import {docsKeys} from '../features/docs/routes'
import {exchangeCode, renewPass} from '../features/passes/routes'
import {getSession, revokeOtherSessions, revokeSessions, signOut} from '../features/sessions/routes'
import {jwks, token} from '../features/tokens/routes'
import type {Endpoint} from './endpoint'

/**
 * Every door there is. BetterAuth brings some thirty endpoints, among them an oracle for passwords; what is not in this
 * list does not exist.
 */
export const endpoints: readonly Endpoint[] = [
  signUp,
  signIn,
  signOut,
  getSession,
  token,
  jwks,
  docsKeys,
  exchangeCode,
  renewPass,
  updateUser,
  changePassword,
  revokeSessions,
  revokeOtherSessions,
]

export const findEndpoint = (method: string, path: string): Endpoint | undefined =>
  endpoints.find((endpoint) => endpoint.method === method && endpoint.path === path)

/** Methods that a path takes; none for a path that does not exist. */
export const methodsOf = (path: string): string[] =>
  endpoints.filter((endpoint) => endpoint.path === path).map(({method}) => method)
