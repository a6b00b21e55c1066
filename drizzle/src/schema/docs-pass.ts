import {index, pgTable, text} from 'drizzle-orm/pg-core'
import {instant} from './columns.js'
import {session} from './session.js'

/**
 * What docs on another site than the service have instead of the session cookie. Written by `queries/passes.ts` only.
 * Each hangs on a session: what ends the session ends it too.
 */
export const docsPass = pgTable(
  'docs_pass',
  {
    /** SHA-256 of 32 random bytes, which the reader's browser alone has. */
    digest: text('digest').primaryKey(),
    /** `code` is good once, for a `pass`; a `pass` opens the API; a `cookie` brings the next pass. */
    kind: text('kind', {enum: ['code', 'pass', 'cookie']}).notNull(),
    sessionId: text('session_id')
      .notNull()
      .references(() => session.id, {onDelete: 'cascade'}),
    /** Of the docs: `https://acme.github.io`. Nobody else can use it. */
    origin: text('origin').notNull(),
    /** Of a code: the PKCE challenge (RFC 7636, S256). */
    challenge: text('challenge'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('docs_pass_session_id_idx').on(table.sessionId),
    index('docs_pass_expires_at_idx').on(table.expiresAt),
  ],
)
