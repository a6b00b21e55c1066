import {APIError} from 'better-auth/api'
import type {Auth} from '../../auth'

type Found = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>

/**
 * Looks a session up without BetterAuth's router, which it builds anew for every request: half the work, and this is
 * what nearly all requests are.
 *
 * @param renew whether the visit counts; only where cookies of the answer reach the browser.
 */
export async function readSession(
  auth: Auth,
  headers: Headers,
  {renew}: {renew: boolean},
): Promise<{session: Found | null; headers: Headers}> {
  try {
    const found = await auth.api.getSession({headers, query: {disableRefresh: !renew}, returnHeaders: true})
    return {session: found.response, headers: found.headers ?? new Headers()}
  } catch (error) {
    // It throws 401 when the row vanished between two of its own queries.
    if (error instanceof APIError && error.statusCode === 401) return {session: null, headers: new Headers()}
    throw error
  }
}
