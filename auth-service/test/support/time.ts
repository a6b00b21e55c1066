import type {Database} from '@docs-auth/drizzle'
import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'

const day = 24 * 60 * 60 * 1000

/**
 * Lets time pass for a reader's only session: it was created and renewed that many days earlier than it really was.
 * Only what is stored is moved; the service's clock is the real one.
 */
export async function daysPass(database: Database, email: string, days: number): Promise<void> {
  const {id, createdAt, updatedAt, expiresAt} = await sessionRow(database, email)
  const earlier = (date: Date) => new Date(date.getTime() - days * day)
  await database.orm
    .update(schema.session)
    .set({createdAt: earlier(createdAt), updatedAt: earlier(updatedAt), expiresAt: earlier(expiresAt)})
    .where(eq(schema.session.id, id))
}

/** The row of a reader's only session. */
export async function sessionRow(database: Database, email: string) {
  const rows = await database.orm
    .select({session: schema.session})
    .from(schema.session)
    .innerJoin(schema.user, eq(schema.user.id, schema.session.userId))
    .where(eq(schema.user.email, email))
  const [row, another] = rows
  if (!row || another) throw new Error(`${email} has ${rows.length} sessions`)
  return row.session
}
