import {sql} from 'drizzle-orm'
import {boolean, pgTable, text, uniqueIndex} from 'drizzle-orm/pg-core'
import {madeAndChanged} from './columns.js'

/** A reader. */
export const user = pgTable(
  'user',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** Lower-cased by BetterAuth before it is written or looked up. */
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** What the reader may see beyond `signed-in`. Granted by an operator, never by a form. */
    roles: text('roles').array().notNull().default([]),
    ...madeAndChanged(),
  },
  (table) => [
    // BetterAuth lower-cases in code; a row written by anything else (an import, a repair by hand) must not
    // give one address two accounts. The plain unique above stays: look-ups use it.
    uniqueIndex('user_email_lower_unique').on(sql`lower(${table.email})`),
  ],
)
