import type {BetterAuthPlugin} from 'better-auth'
import {createAuthMiddleware, getSessionFromCtx} from 'better-auth/api'
import {deleteSessionCookie, setSessionCookie} from 'better-auth/cookies'
import type {KeysAnswer} from 'docusaurus-plugin-auth/server'
import {renewedEnd} from './policy'

/** Endpoints that a reader's visit reaches. */
const visits = ['/get-session', '/token', '/docs/keys']

/**
 * What BetterAuth leaves open about the life of a session: the old one of a browser ends at the next sign-in, a
 * revoked browser loses its cookie, and a session in use is renewed up to its absolute end.
 */
export function sessionLife() {
  return {
    id: 'session-life',
    hooks: {
      before: [{matcher: ({path}) => path === '/revoke-other-sessions', handler: endOtherSessions}],
      after: [
        {
          matcher: ({path}) => path === '/sign-in/email' || path === '/sign-up/email',
          handler: endFormerSession,
        },
        {matcher: ({path}) => path === '/revoke-sessions', handler: forgetCookie},
        {matcher: ({path}) => visits.includes(path ?? ''), handler: renew},
      ],
    },
  } satisfies BetterAuthPlugin
}

/** Else whoever had copied the cookie before would stay signed in, unseen. */
const endFormerSession = createAuthMiddleware(async (ctx) => {
  const {newSession, authCookies, secret, internalAdapter} = ctx.context
  if (!newSession) return
  const former = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
  if (former && former !== newSession.session.token) await internalAdapter.deleteSession(former)
})

/** BetterAuth picks the others out by their tokens, which it gets to see of none but the current one. */
const endOtherSessions = createAuthMiddleware(async (ctx) => {
  const current = await getSessionFromCtx(ctx, {disableRefresh: true})
  // Its own answer to a visitor is the right one.
  if (!current) return
  const {id, userId} = current.session
  await ctx.context.adapter.deleteMany({
    model: 'session',
    where: [
      {field: 'userId', value: userId},
      {field: 'id', operator: 'ne', value: id},
    ],
  })
  return ctx.json({status: true})
})

/** BetterAuth deletes the rows and leaves the cookie of this browser behind. */
const forgetCookie = createAuthMiddleware(async (ctx) => {
  if (succeeded(ctx.context.returned)) deleteSessionCookie(ctx)
})

const renew = createAuthMiddleware(async (ctx) => {
  const {session: current, internalAdapter} = ctx.context
  if (!current || ctx.query?.disableRefresh || !succeeded(ctx.context.returned)) return
  const now = new Date()
  const expiresAt = renewedEnd(current.session, now)
  if (!expiresAt) return
  const session = await internalAdapter.updateSession(current.session.token, {expiresAt, updatedAt: now})
  // Gone in the meantime: the next request will say so.
  if (!session) return
  const maxAge = Math.floor((expiresAt.getTime() - now.getTime()) / 1000)
  await setSessionCookie(ctx, {session, user: current.user}, false, {maxAge})
  // Answers that tell the session tell the end it has now.
  if (ctx.path === '/get-session') return ctx.json({session, user: current.user})
  if (ctx.path === '/docs/keys') {
    const answer = ctx.context.returned as KeysAnswer
    return ctx.json({...answer, session: {...answer.session, expiresAt}})
  }
})

const succeeded = (returned: unknown): boolean => !(returned instanceof Error)
