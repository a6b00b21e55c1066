import type {BetterAuthOptions} from 'better-auth'

/** The header that carries the client's address. Our server sets it from the socket and drops what a client sends. */
export const addressHeader = 'x-client-address'

/**
 * How often one address may knock, counted in the database so that all instances count together, and outside
 * production too: a limit that is first met in production is not known to work. Windows are in seconds.
 *
 * Generous for a school or an office behind one address, useless for guessing passwords in bulk. What is read all the
 * time, and costs next to nothing, is not counted: counting would cost more. (`/get-session` is not in the list because
 * it does not come past here: see `sessions/read.ts`.)
 */
export const rateLimit = {
  enabled: true,
  storage: 'database',
  window: 60,
  max: 300,
  customRules: {
    '/sign-in/email': {window: 60, max: 30},
    '/sign-up/email': {window: 60, max: 20},
    '/change-password': {window: 60, max: 10},
    '/jwks': false,
  },
} satisfies BetterAuthOptions['rateLimit']
