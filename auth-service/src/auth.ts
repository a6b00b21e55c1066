import type {Database} from '@docs-auth/drizzle'
import * as schema from '@docs-auth/drizzle/schema'
import {drizzleAdapter} from 'better-auth/adapters/drizzle'
import {betterAuth} from 'better-auth/minimal'
import {jwt} from 'better-auth/plugins/jwt'
import {docsAuth} from 'docusaurus-plugin-auth/server'
import type {Env} from './env'
import {auditTrail} from './features/audit/plugin'
import {attemptThrottle} from './features/limits/attempts'
import {addressHeader, rateLimit} from './features/limits/policy'
import {docsPasses} from './features/passes/plugin'
import {passwordHashing} from './features/passwords/hashing'
import {passwordRules} from './features/passwords/plugin'
import {passwordLength} from './features/passwords/policy'
import {versioned} from './features/rotation/policy'
import {withTokenDigests} from './features/sessions/digests'
import {sessionLife} from './features/sessions/plugin'
import {cookieOptions, lifetime} from './features/sessions/policy'
import {sharedKeys} from './features/tokens/keys'
import {tokenOptions} from './features/tokens/policy'
import {maxBody} from './http/limits'
import type {Logger} from './log'
import {noteFault} from './log/faults'

export type Auth = ReturnType<typeof createAuth>

/** The one BetterAuth of the service: a list of what it can do. How each is done is told in `features/`. */
export function createAuth({env, database, log}: {env: Env; database: Database; log: Logger}) {
  return betterAuth({
    appName: 'auth-service',
    baseURL: env.serviceUrl,
    basePath: '/api/auth',
    secrets: versioned(env.secrets),
    trustedOrigins: [...env.trustedOrigins],

    database: withTokenDigests(drizzleAdapter(database.orm, {provider: 'pg', schema, transaction: true})),

    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      // Our own rule counts code points and has decided before. At sign-in nothing is too long, only wrong.
      maxPasswordLength: maxBody,
      password: passwordHashing,
    },

    user: {additionalFields: {roles: {type: 'string[]', input: false, required: false, defaultValue: []}}},

    session: {expiresIn: lifetime.idle / 1000, disableSessionRefresh: true},

    rateLimit: rateLimit(env),

    plugins: [
      // Before the throttle: a new password that is refused is no attempt.
      passwordRules(env),
      attemptThrottle({database, secrets: env.secrets}),
      // Before the trail, which knows sessions by their cookie only.
      docsPasses({env, database}),
      auditTrail(database),
      sessionLife(),
      jwt({...tokenOptions(env), adapter: sharedKeys(database)}),
      docsAuth({contentSecret: env.contentSecrets}),
    ],

    advanced: {
      ...cookieOptions(env),
      database: {joins: true},
      ipAddress: {ipAddressHeaders: [addressHeader]},
      // On by default, but not when NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },

    // Refusals are logged by the pipeline. What BetterAuth writes itself holds addresses; what it swallows is kept.
    logger: {
      log: (level, _message, ...details) => {
        const error = details.find((detail) => detail instanceof Error)
        if (level !== 'error' || !error) return
        noteFault(error)
        log.error({error}, 'BetterAuth met an error')
      },
    },
    // To the pipeline, which logs them; the router would print them as they are.
    onAPIError: {throw: true},
    telemetry: {enabled: false},
  })
}
