import {availableParallelism} from 'node:os'
import {APIError} from 'better-auth/api'
import pLimit, {type LimitFunction} from 'p-limit'
import {oncePerProcess} from '../../process'

/**
 * Hashing runs on the four threads that also check the signature of every session cookie: twenty sign-ins at once took
 * session checks from 268 to 2 a second. Two at a time leave threads free; one core stays with the thread that answers
 * everybody (`benchmarks/sign-in-burst.ts` measures what readers who are signed in notice).
 */
export const inFlight = Math.max(1, Math.min(2, availableParallelism() - 1))

/** Less than a second of waiting. Beyond it, an honest "later" is better than a page that hangs. */
export const waiting = 32

const queue = (): LimitFunction => oncePerProcess('password-queue', () => pLimit(inFlight))

/**
 * Runs a hash when it is its turn.
 *
 * @throws APIError 503 at once when too many are waiting.
 */
export async function queued<T>(work: () => Promise<T>): Promise<T> {
  const limit = queue()
  if (limit.pendingCount >= waiting) throw new APIError('SERVICE_UNAVAILABLE')
  return limit(work)
}
