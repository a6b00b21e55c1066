import type {Database} from '@docs-auth/drizzle'
import type {BetterAuthPlugin} from 'better-auth'
import {APIError, createAuthMiddleware, getSessionFromCtx} from 'better-auth/api'
import type {KeysAnswer} from 'docusaurus-plugin-auth/server'
import {createKeysTrail} from './keys'
import {record} from './record'

/**
 * The audit trail: what happened to accounts and sessions, as a row each, written before the answer leaves. An answer
 * that could not be written down is not given: the database that would not take it is the one that sign-ins need, too.
 */
export function auditTrail({orm}: Database) {
  const signedIn = createAuthMiddleware(async (ctx) => {
    const {newSession, returned} = ctx.context
    if (newSession) {
      const {user, session} = newSession
      const event = ctx.path === '/sign-up/email' ? 'sign-up' : 'sign-in'
      await record(orm, ctx.headers, {event, ...byOneself(user.id), detail: {session: session.id}})
    } else if (ctx.path === '/sign-in/email' && statusOf(returned) === 401) {
      await record(orm, ctx.headers, {event: 'sign-in-failed', subject: {email: String(ctx.body?.email)}})
    }
  })

  // Before: afterwards nobody knows any more whose session it was.
  const ending = createAuthMiddleware(async (ctx) => {
    const current = await getSessionFromCtx(ctx, {disableRefresh: true})
    if (!current) return
    const {user, session} = current
    const event = ctx.path === '/sign-out' ? 'sign-out' : 'sessions-revoked'
    const sessions = {'/revoke-sessions': 'all', '/revoke-other-sessions': 'others'}[ctx.path ?? '']
    const detail = {session: session.id, ...(sessions && {sessions})}
    await record(orm, ctx.headers, {event, ...byOneself(user.id), detail})
  })

  const passwordChange = createAuthMiddleware(async (ctx) => {
    const {session: current, newSession, returned} = ctx.context
    const user = current?.user ?? newSession?.user
    if (!user) return
    if (!(returned instanceof APIError))
      await record(orm, ctx.headers, {event: 'password-changed', ...byOneself(user.id)})
    else if (returned.body?.code === 'INVALID_PASSWORD')
      await record(orm, ctx.headers, {event: 'password-change-failed', ...byOneself(user.id)})
  })

  const keysTrail = createKeysTrail(orm)
  const handedOut = createAuthMiddleware(async (ctx) => {
    const {session: current, returned} = ctx.context
    if (!current || returned instanceof Error) return
    const asked = ctx.query as {site: string; epoch: string}
    await keysTrail(ctx.headers, current, asked, returned as KeysAnswer)
  })

  const on = (...paths: string[]) => ({
    matcher: ({path}: {path?: string}) => path !== undefined && paths.includes(path),
  })
  return {
    id: 'audit-trail',
    hooks: {
      before: [{...on('/sign-out', '/revoke-sessions', '/revoke-other-sessions'), handler: ending}],
      after: [
        {...on('/sign-up/email', '/sign-in/email'), handler: signedIn},
        {...on('/change-password'), handler: passwordChange},
        {...on('/docs/keys'), handler: handedOut},
      ],
    },
  } satisfies BetterAuthPlugin
}

const byOneself = (id: string) => ({actorId: id, subject: {id}})

const statusOf = (returned: unknown): number => (returned instanceof APIError ? returned.statusCode : 200)
