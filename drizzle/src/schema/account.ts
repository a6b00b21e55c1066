import {index, pgTable, text, uniqueIndex} from 'drizzle-orm/pg-core'
import {instant, madeAndChanged} from './columns.js'
import {user} from './user.js'

/** A way to sign in. With provider `credential` it holds the password's hash and `accountId` is the user's id. */
export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, {onDelete: 'cascade'}),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    ...madeAndChanged(),
  },
  (table) => [
    index('account_user_id_idx').on(table.userId),
    // One identity at a provider belongs to one reader, also when two requests link it at the same moment.
    uniqueIndex('account_provider_unique').on(table.providerId, table.accountId),
  ],
)
