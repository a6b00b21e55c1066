import type {Database} from '@docs-auth/drizzle'
import * as schema from '@docs-auth/drizzle/schema'
import {drizzleAdapter} from 'better-auth/adapters/drizzle'
import {betterAuth} from 'better-auth/minimal'
import {jwt} from 'better-auth/plugins/jwt'
import {docsAuth} from 'docusaurus-plugin-auth/server'
import type {Env} from './env'
import {addressHeader, rateLimit} from './features/limits/policy'
import {passwordHashing} from './features/passwords/hashing'
import {passwordRules} from './features/passwords/plugin'
import {passwordLength} from './features/passwords/policy'
import {versioned} from './features/rotation/policy'
import {sessionLife} from './features/sessions/plugin'
import {cookieOptions, lifetime} from './features/sessions/policy'
import {tokenOptions} from './features/tokens/policy'
import {type Logger, redactError} from './log'

export type Auth = ReturnType<typeof createAuth>

/** The one BetterAuth of the service: a list of what it can do. How each is done is told in `features/`. */
export function createAuth({env, database, log}: {env: Env; database: Database; log: Logger}) {
  return betterAuth({
    appName: 'auth-service',
    baseURL: env.serviceUrl,
    basePath: '/api/auth',
    secrets: versioned(env.secrets),
    trustedOrigins: [...env.trustedOrigins],

    database: drizzleAdapter(database.orm, {provider: 'pg', schema, transaction: true}),

    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      // In UTF-16 units; our own rule counts code points and has decided before.
      maxPasswordLength: passwordLength.max * 2,
      password: passwordHashing,
    },

    user: {additionalFields: {roles: {type: 'string[]', input: false, required: false, defaultValue: []}}},

    session: {expiresIn: lifetime.idle / 1000, disableSessionRefresh: true},

    rateLimit,

    plugins: [
      sessionLife(),
      passwordRules(),
      jwt(tokenOptions(env)),
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

    logger: {
      level: 'error',
      // Its sentences hold addresses and tokens; what the arguments hold is redacted.
      log: (_level, _message, ...details) =>
        log.error({error: redactError(details.find((detail) => detail instanceof Error))}, 'BetterAuth'),
    },
    telemetry: {enabled: false},
  })
}
