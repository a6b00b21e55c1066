import type {AttemptLimits} from '@docs-auth/drizzle'
import type {BetterAuthOptions} from 'better-auth'
import type {Env} from '../../env'
import {sessionToken} from '../sessions/cookie'

/** The header that carries the client's address. Our server sets it from the socket and drops what a client sends. */
export const addressHeader = 'x-client-address'

/**
 * How often one session may ask for tokens and keys, together: in `window` seconds `max` times, counted over all
 * instances in steps of `batch`, so that each lets up to `batch` more pass.
 */
export const readLimit = {window: 60, max: 300, batch: 50} as const

/**
 * How often one address may knock, counted in the database so that all instances count together, and outside
 * production too: a limit that is first met in production is not known to work. Windows are in seconds.
 *
 * Generous for a school or an office behind one address, useless for guessing passwords in bulk. What is read all the
 * time, and costs next to nothing, is not counted: counting would cost more. (`/get-session` is not in the list because
 * it does not come past here: see `sessions/read.ts`.)
 */
export const rateLimit = (env: Env) =>
  ({
    enabled: true,
    storage: 'database',
    window: 60,
    max: 300,
    customRules: {
      '/sign-in/email': {window: 60, max: 30},
      '/sign-up/email': {window: 60, max: 20},
      '/change-password': {window: 60, max: 10},
      '/token': unlessSignedIn(env),
      '/docs/keys': unlessSignedIn(env),
      '/docs/pass': {window: 60, max: 60},
      // Each tab asks once in a quarter of an hour, and at each reload.
      '/docs/pass/renew': {window: 60, max: 600},
      '/jwks': false,
    },
  }) satisfies BetterAuthOptions['rateLimit']

/** Who has a session has been counted by it (`reads.ts`). Visitors and forged cookies count by their address. */
const unlessSignedIn = (env: Env) => (request: Request, rule: {window: number; max: number}) =>
  sessionToken(request.headers.get('cookie'), env) === null ? rule : false

/**
 * How often a password may be wrong, per account and browser, in seconds: ten times in a quarter of an hour for free, then
 * after 1, 2, 4 … minutes, at last once an hour. About 35 guesses a day at one account, below the 100 in a row that
 * NIST SP 800-63B-4 (section 3.2.2) allows in all.
 */
export const attemptLimits: AttemptLimits = {
  free: 10,
  forgetAfter: 15 * 60,
  wait: 60,
  longestWait: 60 * 60,
  forgiveAfter: 24 * 60 * 60,
}
