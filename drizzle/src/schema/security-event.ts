import {bigint, index, jsonb, pgTable, text} from 'drizzle-orm/pg-core'
import {instant} from './columns.js'

/**
 * What happened to accounts and sessions. Append-only: a trigger refuses changes, and deletions unless they are
 * retention's (`queries/events.ts`). No foreign keys: what happened outlives the account it happened to.
 */
export const securityEvent = pgTable(
  'security_event',
  {
    id: bigint('id', {mode: 'number'}).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull().defaultNow(),
    /** `sign-in`, `password-changed`, … */
    event: text('event').notNull(),
    /** Who did it: a user's id, or null for somebody who is not signed in, or an operator at the command line. */
    actorId: text('actor_id'),
    /** Whom it concerns: a user's id, or null when there is no such account. */
    subjectId: text('subject_id'),
    /** Network of the client: /24 of IPv4, /48 of IPv6. */
    network: text('network'),
    userAgent: text('user_agent'),
    detail: jsonb('detail').$type<Record<string, string | number | string[]>>(),
    /** Of events that repeat, such as a key handed out with every page: the first with this value is kept. */
    once: text('once').unique(),
  },
  (table) => [
    index('security_event_subject_idx').on(table.subjectId, table.at),
    index('security_event_at_idx').on(table.at),
  ],
)
