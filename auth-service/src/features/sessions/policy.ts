import type {BetterAuthOptions} from 'better-auth'
import type {Env} from '../../env'

const days = 24 * 60 * 60 * 1000

/** Milliseconds. */
export const lifetime = {
  /** Without a visit the session ends. */
  idle: 7 * days,
  /** A visit moves the end, at most this often: a write per visit would be a write per page. */
  renewEvery: 1 * days,
  /** However often the reader comes, after this they type their password again. */
  absolute: 30 * days,
} as const

/**
 * When a session that is in use should now end, or `null` if nothing is worth writing down.
 *
 * BetterAuth's own renewal knows no absolute end; capped from outside it would write at every single request of the
 * last week, because it looks at the end alone. So it is switched off and this decides.
 */
export function renewedEnd(session: {createdAt: Date; expiresAt: Date}, now: Date): Date | null {
  const end = Math.min(now.getTime() + lifetime.idle, session.createdAt.getTime() + lifetime.absolute)
  return end - session.expiresAt.getTime() >= lifetime.renewEvery ? new Date(end) : null
}

type Advanced = NonNullable<BetterAuthOptions['advanced']>

/**
 * Name and attributes of the session cookie. The prefix is a promise the browser keeps: `__Host-` that no sibling
 * domain can set it, `__Secure-` (with a shared domain, where `__Host-` is not possible) that plain http cannot.
 */
export function cookieOptions({serviceUrl, cookieDomain}: Pick<Env, 'serviceUrl' | 'cookieDomain'>) {
  const secure = serviceUrl.startsWith('https:')
  const hostOnly = !cookieDomain
  return {
    cookiePrefix: secure && hostOnly ? '__Host-auth' : 'auth',
    // This one only adds `__Secure-` to every name; `Secure` itself is set below.
    useSecureCookies: secure && !hostOnly,
    defaultCookieAttributes: {secure, httpOnly: true, sameSite: 'lax', path: '/'},
    ...(cookieDomain && {crossSubDomainCookies: {enabled: true, domain: cookieDomain}}),
  } satisfies Advanced
}

/** What {@link cookieOptions} make BetterAuth call the session cookie. */
export function sessionCookieName({
  serviceUrl,
  cookieDomain,
}: Pick<Env, 'serviceUrl' | 'cookieDomain'>): string {
  if (!serviceUrl.startsWith('https:')) return 'auth.session_token'
  return cookieDomain ? '__Secure-auth.session_token' : '__Host-auth.session_token'
}
