import {sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {rateLimit} from '../schema/index.js'

/**
 * Adds to a count that all instances share, and tells what it comes to. One statement.
 *
 * @param window when it began, in milliseconds since 1970: a count of another window begins anew.
 */
export async function addReads(orm: Orm, key: string, reads: number, window: number): Promise<number> {
  const {count, lastRequest} = rateLimit
  const [row] = await orm
    .insert(rateLimit)
    .values({id: key, key, count: reads, lastRequest: window})
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${lastRequest} = ${window} then ${count} else 0 end + ${reads}`,
        lastRequest: window,
      },
    })
    .returning({count})
  return row?.count ?? reads
}
