import type {PgDatabase, PgQueryResultHKT} from 'drizzle-orm/pg-core'
import type * as schema from '../schema/index.js'

/** The Drizzle handle, whatever the driver: what BetterAuth's adapter and our own queries take. */
export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>

/** What each driver provides; the rest of this package does not know which one it has. */
export interface Connection {
  orm: Orm
  /** One round trip to the database. */
  ping(): Promise<void>
  /**
   * Runs `work` on a connection nobody else uses and that has no query timeouts: waiting for another process's
   * migration, and migrating, may take longer than any reader should ever wait.
   */
  dedicated<T>(work: (orm: Orm) => Promise<T>): Promise<T>
  close(): Promise<void>
}
