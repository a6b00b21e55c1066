import {index, integer, pgTable, text} from 'drizzle-orm/pg-core'
import {instant} from './columns.js'

/** Attempts to sign in that were not right, per account and browser. Written by `queries/attempts.ts` only. */
export const signInAttempt = pgTable(
  'sign_in_attempt',
  {
    /** A keyed hash of both: the table does not tell which addresses were tried. */
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    lastAt: instant('last_at').notNull(),
    /** Until then no attempt is looked at. */
    freeAt: instant('free_at').notNull(),
  },
  (table) => [index('sign_in_attempt_last_at_idx').on(table.lastAt)],
)
