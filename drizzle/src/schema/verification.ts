import {index, pgTable, text} from 'drizzle-orm/pg-core'
import {instant, madeAndChanged} from './columns.js'

/** A one-time value that was sent out: confirm an address, reset a password. */
export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ...madeAndChanged(),
  },
  (table) => [
    index('verification_identifier_idx').on(table.identifier),
    // BetterAuth deletes what has expired at every look-up.
    index('verification_expires_at_idx').on(table.expiresAt),
  ],
)
