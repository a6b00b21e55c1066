import {cookies, headers} from 'next/headers'
import {cache} from 'react'
import {countCookie} from '../../http/cookies'
import {service} from '../../service'
import {sessionCookieName} from '../sessions/policy'

/** Who is looking at this page. */
export interface CurrentSession {
  user: {id: string; name: string; email: string; image: string | null; roles: string[]}
  session: {id: string; expiresAt: Date; createdAt: Date}
}

/**
 * The session of the request that is being rendered, or `null`; one query per request, however often it is asked.
 * It never renews: a page that is being rendered can not set cookies.
 *
 * @throws ServiceUnavailable when the database does not answer. That is not "signed out".
 */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  // First: it tells Next that this page is made per request, before anything asks for an environment the build lacks.
  const incoming = new Headers(await headers())
  const {env, sessionOf} = await service()
  // A server action that has just replaced the session (a new password does) renders its page in the same request: the
  // jar knows the new cookie, the headers do not. The jar holds each name once, so a cookie sent twice is left to be seen.
  if (countCookie(incoming.get('cookie'), sessionCookieName(env)) < 2)
    incoming.set('cookie', (await cookies()).toString())
  return sessionOf(incoming)
})
