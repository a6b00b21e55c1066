import {addPass, type Database, moveSessionEnd, preparePass, takeCode, type Visit} from '@docs-auth/drizzle'
import type {BetterAuthPlugin} from 'better-auth'
import {APIError, createAuthEndpoint, createAuthMiddleware} from 'better-auth/api'
import * as z from 'zod'
import type {Env} from '../../env'
import {cookieValues, countCookie} from '../../http/cookies'
import {record} from '../audit/record'
import {digest} from '../sessions/digests'
import {renewedEnd, sessionCookieName} from '../sessions/policy'
import {crossSiteOrigins, isVerifier, newSecret, passCookie, passLife} from './policy'
import {createPassReader} from './visit'

type Asking = Headers | undefined

/**
 * Sessions for docs on another site: a one-time code is exchanged for a pass, a partitioned cookie brings the next one, and
 * whoever signs out with a pass ends the session. The listed origins alone get an answer.
 */
export function docsPasses({env, database}: {env: Env; database: Database}) {
  const {orm} = database
  const origins = crossSiteOrigins(env)
  const findPass = preparePass(orm)
  const readPass = createPassReader(env, database)

  /** Browsers set `Origin` on every POST, scripts cannot. */
  function originOf(headers: Asking): string {
    const origin = headers?.get('origin') ?? ''
    if (!origins.includes(origin)) throw refused('FORBIDDEN', 'SITE_NOT_CROSS_SITE')
    return origin
  }

  async function newPass(sessionId: string, origin: string): Promise<string> {
    const pass = newSecret()
    await addPass(orm, 'pass', {digest: digest(pass), sessionId, origin, expiresIn: passLife.pass})
    return pass
  }

  /** It lives as long as the session, and no longer. */
  const keepCookie = (cookie: string, visit: Visit, origin: string): Promise<void> =>
    addPass(orm, 'cookie', {
      digest: digest(cookie),
      sessionId: visit.session.id,
      origin,
      expiresIn: secondsLeft(visit),
    })

  const exchange = createAuthEndpoint(
    '/docs/pass',
    {method: 'POST', body: z.object({code: z.string(), verifier: z.string()})},
    async (ctx) => {
      const origin = originOf(ctx.headers)
      const {code, verifier} = ctx.body
      const taken = await takeCode(orm, digest(code))
      const isRight = taken?.isAlive && taken.origin === origin && isVerifier(verifier, taken.challenge ?? '')
      if (taken && !isRight) {
        const {userId: id, sessionId} = taken
        // Somebody has a code without being the one it was made for.
        await record(orm, ctx.headers, {
          event: 'code-refused',
          subject: {id},
          detail: {session: sessionId, origin},
        })
      }
      const pass = isRight && (await newPass(taken.sessionId, origin))
      const visit = pass && (await findPass('pass', digest(pass)))
      if (!visit || secondsLeft(visit) <= 0) throw refused('BAD_REQUEST', 'CODE_INVALID')
      const cookie = newSecret()
      await keepCookie(cookie, visit, origin)
      const {user, session} = visit
      const by = {actorId: user.id, subject: {id: user.id}, detail: {session: session.id, origin}}
      // A browser without partitioned cookies comes at each reload.
      const once = `pass ${session.id} ${origin} ${new Date().toISOString().slice(0, 10)}`
      await record(orm, ctx.headers, {event: 'pass-given', ...by, once})
      ctx.setCookie(passCookie.name, cookie, {...passCookie.attributes, maxAge: secondsLeft(visit)})
      return ctx.json({pass, expiresIn: passLife.pass, user, session})
    },
  )

  const renew = createAuthEndpoint('/docs/pass/renew', {method: 'POST'}, async (ctx) => {
    const origin = originOf(ctx.headers)
    const [cookie, ...others] = cookieValues(ctx.headers?.get('cookie') ?? null, passCookie.name)
    if (cookie === undefined) throw refused('UNAUTHORIZED', 'PASS_COOKIE_MISSING')
    const visit = others.length === 0 && (await findPass('cookie', digest(cookie)))
    if (!visit || visit.origin !== origin || secondsLeft(visit) <= 0)
      throw refused('UNAUTHORIZED', 'UNAUTHORIZED')
    const {user, session} = visit
    const expiresAt = renewedEnd(session, new Date())
    if (expiresAt) {
      await moveSessionEnd(orm, session.id, expiresAt)
      session.expiresAt = expiresAt
      await keepCookie(cookie, visit, origin)
      ctx.setCookie(passCookie.name, cookie, {...passCookie.attributes, maxAge: secondsLeft(visit)})
    }
    const pass = await newPass(session.id, origin)
    return ctx.json({pass, expiresIn: passLife.pass, user, session})
  })

  /** BetterAuth ends the session of a cookie. */
  const signOut = createAuthMiddleware(async (ctx) => {
    if (countCookie(ctx.headers?.get('cookie') ?? null, sessionCookieName(env)) > 0) return
    const visit = ctx.headers && (await readPass(ctx.headers))
    if (!visit) return
    const {user, session} = visit
    const by = {actorId: user.id, subject: {id: user.id}, detail: {session: session.id}}
    await record(orm, ctx.headers, {event: 'sign-out', ...by})
    await ctx.context.adapter.deleteMany({model: 'session', where: [{field: 'id', value: session.id}]})
    ctx.setCookie(passCookie.name, '', {...passCookie.attributes, maxAge: 0})
    return ctx.json({success: true})
  })

  return {
    id: 'docs-passes',
    endpoints: {exchangeCode: exchange, renewPass: renew},
    hooks: {before: [{matcher: ({path}) => path === '/sign-out', handler: signOut}]},
  } satisfies BetterAuthPlugin
}

const secondsLeft = ({session}: Pick<Visit, 'session'>): number =>
  Math.floor((session.expiresAt.getTime() - Date.now()) / 1000)

const refused = (status: 'FORBIDDEN' | 'BAD_REQUEST' | 'UNAUTHORIZED', code: string): APIError =>
  new APIError(status, {code})
