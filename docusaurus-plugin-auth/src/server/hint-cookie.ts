import type {BetterAuthPlugin, Session, User} from 'better-auth'
import {createAuthMiddleware} from 'better-auth/api'
import {encodeHint} from './hint.js'

type Query = Record<string, unknown> | undefined
type Hooks = NonNullable<BetterAuthPlugin['hooks']>
type AfterHook = NonNullable<Hooks['after']>[number]

/**
 * Keeps the hint cookie in step with the session cookie: whatever an endpoint did to the one in its answer is done to
 * the other, with the same Domain, SameSite, Secure and lifetime. Watching the answer instead of a list of endpoints
 * means that no way of signing in or out can be forgotten, those of other plugins included.
 */
export function hintCookie(cookieName: string): AfterHook {
  return {
    matcher: () => true,
    handler: createAuthMiddleware(async (ctx) => {
      const {name: sessionCookie, attributes} = ctx.context.authCookies.sessionToken
      const {maxAge: _, ...shared} = attributes
      const options = {...shared, httpOnly: false}
      const written = lastWritten(ctx.context.responseHeaders, sessionCookie)
      const current = ctx.context.newSession ?? ctx.context.session
      if (written?.value && written.maxAge !== 0 && current) {
        const lifetime = written.maxAge === undefined ? {} : {maxAge: written.maxAge}
        ctx.setCookie(cookieName, hintOf(current), {...options, ...lifetime})
      } else if (!written && current && isLost(ctx.getCookie(cookieName), ctx.path, ctx.query)) {
        const left = new Date(current.session.expiresAt).getTime() - Date.now()
        ctx.setCookie(cookieName, hintOf(current), {...options, maxAge: Math.floor(left / 1000)})
      } else if (
        written ||
        (ctx.getCookie(cookieName) !== null && foundNoSession(ctx.path, ctx.context.returned))
      ) {
        // The second case is a session that ended elsewhere: there is no session cookie left to expire, only the hint.
        ctx.setCookie(cookieName, '', {...options, maxAge: 0})
      }
    }),
  }
}

function hintOf({user, session}: {user: User; session: Session}): string {
  const exp = Math.floor(new Date(session.expiresAt).getTime() / 1000)
  return encodeHint({name: user.name, image: user.image ?? null, exp})
}

/**
 * Whether a browser that asks who is signed in has the session and not the hint: the session is older than this plugin,
 * or somebody cleaned up. A server that asks on a reader's behalf (`disableRefresh`) forwards no hint and keeps none.
 */
function isLost(hint: string | null, path: string | undefined, query: Query): boolean {
  return !hint && path === '/get-session' && !query?.disableRefresh
}

/** Whether the answer says "nobody is signed in". A failed sign-in does not: another session may be alive. */
function foundNoSession(path: string | undefined, returned: unknown): boolean {
  if (path === '/get-session') return returned === null
  const {statusCode, body} = (returned ?? {}) as {statusCode?: number; body?: {code?: string}}
  return statusCode === 401 && body?.code === 'UNAUTHORIZED'
}

/** The last `Set-Cookie` of a name wins, as it does in the browser. */
function lastWritten(
  headers: Headers | undefined,
  name: string,
): {value: string; maxAge: number | undefined} | undefined {
  const line = headers?.getSetCookie().findLast((cookie) => cookie.startsWith(`${name}=`))
  if (line === undefined) return undefined
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const maxAge = attributes.find((attribute) => /^max-age=/i.test(attribute))?.slice('max-age='.length)
  return {value: pair.slice(name.length + 1), maxAge: maxAge === undefined ? undefined : Number(maxAge)}
}
