import {lt, sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {securityEvent} from '../schema/index.js'

export type SecurityEvent = Omit<typeof securityEvent.$inferInsert, 'at'>

/** Writes an event down. One that is to be told once, and has been, is dropped. */
export async function recordEvent(orm: Orm, event: SecurityEvent): Promise<void> {
  await orm.insert(securityEvent).values(event).onConflictDoNothing({target: securityEvent.once})
}

/** Retention. The only deletion that the table's trigger lets through. */
export async function deleteEventsBefore(orm: Orm, moment: Date): Promise<void> {
  await orm.transaction(async (tx) => {
    await tx.execute(sql`set local docs_auth.retention = 'on'`)
    await tx.delete(securityEvent).where(lt(securityEvent.at, moment))
  })
}
