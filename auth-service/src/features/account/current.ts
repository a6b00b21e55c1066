import {headers} from 'next/headers'
import {cache} from 'react'
import {service} from '../../service'

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
  const incoming = await headers()
  const {sessionOf} = await service()
  return sessionOf(incoming)
})
