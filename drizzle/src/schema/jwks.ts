import {pgTable, text} from 'drizzle-orm/pg-core'
import {instant} from './columns.js'

/** Keys that sign the API tokens. `privateKey` is encrypted with the service's secret. */
export const jwks = pgTable('jwks', {
  id: text('id').primaryKey(),
  publicKey: text('public_key').notNull(),
  privateKey: text('private_key').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at'),
  alg: text('alg'),
  crv: text('crv'),
})
