import {bigint, integer, pgTable, text} from 'drizzle-orm/pg-core'

/** Counters shared by all instances of the service. */
export const rateLimit = pgTable('rate_limit', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  /** Milliseconds since 1970. */
  lastRequest: bigint('last_request', {mode: 'number'}).notNull(),
})
