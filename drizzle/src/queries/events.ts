import {isIP} from 'node:net'
import {eq, lt, sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {securityEvent, user} from '../schema/index.js'

export interface SecurityEvent {
  event: string
  /** A user's id; nobody for visitors and for operators at the command line. */
  actorId?: string | undefined
  /** Whom it concerns: a user's id, or an address that may or may not have an account. */
  subject?: {id: string} | {email: string} | undefined
  /** Of the client. Only its network is kept: /24 of IPv4, /48 of IPv6. */
  address?: string | undefined
  userAgent?: string | undefined
  detail?: Record<string, string | number | string[]> | undefined
  /** Written down only if no event has this value yet. */
  once?: string | undefined
}

/** Writes an event down. One statement, whether an address has an account or not: the time it takes tells nobody. */
export async function recordEvent(orm: Orm, event: SecurityEvent): Promise<void> {
  const {subject, address, userAgent} = event
  const known =
    subject && 'email' in subject
      ? sql`(${orm.select({id: user.id}).from(user).where(eq(user.email, subject.email))})`
      : (subject?.id ?? null)
  const network =
    address && isIP(address)
      ? sql`network(set_masklen(${address}::inet, case family(${address}::inet) when 4 then 24 else 48 end))::text`
      : null
  await orm
    .insert(securityEvent)
    .values({
      event: event.event,
      actorId: event.actorId ?? null,
      subjectId: known,
      network,
      userAgent: userAgent?.slice(0, 256) ?? null,
      detail: event.detail ?? null,
      once: event.once ?? null,
    })
    .onConflictDoNothing({target: securityEvent.once})
}

/** Retention. The only deletion that the table's trigger lets through. */
export async function deleteEventsBefore(orm: Orm, moment: Date): Promise<void> {
  await orm.transaction(async (tx) => {
    await tx.execute(sql`set local docs_auth.retention = 'on'`)
    await tx.delete(securityEvent).where(lt(securityEvent.at, moment))
  })
}
