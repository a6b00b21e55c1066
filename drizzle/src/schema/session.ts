import {index, pgTable, text} from 'drizzle-orm/pg-core'
import {instant, madeAndChanged} from './columns.js'
import {user} from './user.js'

/** A signed-in browser. Deleting the row is what ends the session, everywhere. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, {onDelete: 'cascade'}),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    ...madeAndChanged(),
  },
  (table) => [index('session_user_id_idx').on(table.userId)],
)
