import {createHmac} from 'node:crypto'
import {type Database, forgetAttempts, giveBackAttempt, takeAttempt} from '@docs-auth/drizzle'
import type {BetterAuthPlugin} from 'better-auth'
import {APIError, createAuthMiddleware, getSessionFromCtx} from 'better-auth/api'
import {cookieValues} from '../../http/cookies'
import {record} from '../audit/record'
import {deviceLife, knownDevice, withDevice} from './device'
import {attemptLimits} from './policy'

const signIn = '/sign-in/email'
const signUp = '/sign-up/email'
/** Whoever has stolen a session may not try passwords here that sign-in would stop. */
const change = '/change-password'

/**
 * The throttle per account, on top of the one per address that a botnet walks around. Browsers that have signed in to
 * the account before have a count of their own each, so a stranger who guesses keeps nobody out but other strangers. An
 * address without an account is counted like one: the throttle tells nobody which addresses exist.
 */
export function attemptThrottle({database, secrets}: {database: Database; secrets: readonly string[]}) {
  const {orm} = database

  const take = createAuthMiddleware(async (ctx) => {
    const session = ctx.path === change ? await getSessionFromCtx(ctx, {disableRefresh: true}) : null
    // Its own answer to a visitor is the right one.
    if (ctx.path === change && !session) return
    const visit = visitOf(ctx, session?.user.email)
    const key = keyOf(visit, secrets)
    const attempt = await takeAttempt(orm, key, attemptLimits)
    if (attempt.allowed) return
    // An attack is one row an hour, not one a knock.
    const once = `throttled ${key} ${new Date().toISOString().slice(0, 13)}`
    await record(orm, ctx.headers, {event: 'throttled', subject: {email: visit.account}, once})
    throw new APIError(
      'TOO_MANY_REQUESTS',
      {code: 'TOO_MANY_FAILURES'},
      {'x-retry-after': String(attempt.retryAfter)},
    )
  })

  const settle = createAuthMiddleware(async (ctx) => {
    const {newSession, session, returned, createAuthCookie} = ctx.context
    if (ctx.path === change && !session) return
    const visit = visitOf(ctx, ctx.path === change ? session?.user.email : undefined)
    if (newSession) {
      if (ctx.path !== signUp) await forgetAttempts(orm, keyOf(visit, secrets))
      const {name, attributes} = createAuthCookie('device', {maxAge: deviceLife})
      // Without the shared domain: the service alone has use for it.
      const {domain: _, ...own} = attributes
      ctx.setCookie(name, withDevice(visit.cookies, visit.account, secrets), own)
    } else if (ctx.path !== signUp && returned instanceof APIError && !isWrongPassword(returned)) {
      await giveBackAttempt(orm, keyOf(visit, secrets))
    }
  })

  return {
    id: 'attempt-throttle',
    hooks: {
      before: [{matcher: ({path}) => path === signIn || path === change, handler: take}],
      after: [{matcher: ({path}) => path === signIn || path === signUp || path === change, handler: settle}],
    },
  } satisfies BetterAuthPlugin
}

const isWrongPassword = ({statusCode, body}: APIError): boolean =>
  statusCode === 401 || body?.code === 'INVALID_PASSWORD'

interface Visit {
  /** The address as typed or known, in one spelling. */
  account: string
  /** Values of the device cookie. */
  cookies: string[]
}

interface Context {
  body?: {email?: unknown}
  headers?: Headers | undefined
  context: {createAuthCookie: (name: string) => {name: string}}
}

const visitOf = ({body, headers, context}: Context, email: unknown = body?.email): Visit => ({
  account: String(email).toLowerCase(),
  cookies: cookieValues(headers?.get('cookie') ?? null, context.createAuthCookie('device').name),
})

/** Keyed, so that the table does not say which addresses were tried. */
function keyOf({account, cookies}: Visit, secrets: readonly string[]): string {
  const device = knownDevice(cookies, account, secrets) ?? 'unknown browsers'
  return createHmac('sha256', secrets[0] ?? '')
    .update(`attempts\n${account}\n${device}`)
    .digest('base64url')
}
