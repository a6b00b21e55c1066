import {addReads, type Database} from '@docs-auth/drizzle'
import {readLimit} from './policy'

/**
 * Makes the count of how often each session asks for tokens and keys. Counted per session and not per address: behind
 * one address may be a whole company that opens its handbook at nine.
 *
 * The count is kept in memory, and told to the database only after every {@link readLimit.batch} of a session, which no
 * reader ever asks in a window. So it costs nothing, and still all instances know of one that asks without end.
 *
 * @returns seconds to wait, or 0.
 */
export function createReadLimit({orm}: Database): (session: string) => Promise<number> {
  const {max, batch} = readLimit
  const length = readLimit.window * 1000
  let window = 0
  /** By session, how often it has asked in this window. */
  const counts = new Map<string, number>()
  /** Sessions that have asked too often in this window, here or elsewhere. */
  const closed = new Set<string>()

  return async (session) => {
    const now = Date.now()
    if (now - window >= length || now < window) {
      window = now - (now % length)
      counts.clear()
      closed.clear()
    }
    const wait = Math.ceil((window + length - now) / 1000)
    if (closed.has(session)) return wait
    const count = (counts.get(session) ?? 0) + 1
    counts.set(session, count)
    if (count % batch !== 0) return 0
    if ((await addReads(orm, `reads:${session}`, batch, window)) <= max) return 0
    closed.add(session)
    return wait
  }
}
