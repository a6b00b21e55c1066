import {dirname, join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {sql} from 'drizzle-orm'
import {type MigrationMeta, readMigrationFiles} from 'drizzle-orm/migrator'
import type {Orm} from './drivers/connection.js'
import {MigrationBlockedError} from './errors.js'

/** Any 64-bit number, as long as it is ours alone: "docsauth" in ASCII. */
const LOCK = '7237112473415152744'

/**
 * How long a migration may wait for a table, in milliseconds, before it lets everybody else pass. Whoever wants to read
 * the table meanwhile queues behind it, and is given up after five seconds (`statement_timeout` in drivers/limits.ts).
 * Shorter than Postgres waits before it breaks a deadlock (a second), which would hit a reader as well as us.
 */
const LOCK_WAIT = 500

/** Milliseconds between two tries, in which the queue gets through. */
const PAUSE = 1_000

/** With the pauses, somewhat more than two minutes. */
const ATTEMPTS = 90

export interface MigrateOptions {
  /** @default those of this package */
  migrations?: readonly MigrationMeta[]
  /** How often to try while somebody keeps a table busy. */
  attempts?: number
}

/**
 * Brings a database up to date. The files are drizzle-kit's, the bookkeeping table is Drizzle's, the transaction
 * is ours: Drizzle's own migrator takes no lock, and three at once failed 6 times of 6.
 *
 * Everything, the lock too, lives in **one transaction**. So any number of processes may start at once (one
 * migrates, the others wait and find nothing to do), a failed migration leaves no trace, a killed migrator leaves
 * no lock, and a pooler in transaction mode (Neon's `-pooler`, PgBouncer) works, where a session's advisory lock
 * would stay behind on a server connection for ever.
 *
 * Instances that serve readers meanwhile go on: a migration that cannot have a table at once (a backup reads it, say)
 * steps back and tries again.
 *
 * @throws {MigrationBlockedError} when a table stayed busy for two minutes
 */
export async function migrate(
  orm: Orm,
  {
    migrations = readMigrationFiles({migrationsFolder: migrationsFolder()}),
    attempts = ATTEMPTS,
  }: MigrateOptions = {},
): Promise<{applied: number}> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await applyMissing(orm, migrations)
    } catch (error) {
      if (!isContested(error)) throw error
      if (attempt === attempts) throw new MigrationBlockedError(error)
      await pause(PAUSE)
    }
  }
}

async function applyMissing(orm: Orm, migrations: readonly MigrationMeta[]): Promise<{applied: number}> {
  return orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(LOCK)})`)
    await tx.execute(sql`create schema if not exists drizzle`)
    await tx.execute(sql`
      create table if not exists drizzle.__drizzle_migrations (
        id serial primary key,
        hash text not null,
        created_at bigint
      )`)
    const known = await appliedMigrations(tx)
    // By set, not by the newest: a migration that was merged after a younger one must still run.
    const pending = migrations.filter(({folderMillis}) => !known.has(folderMillis))
    // Not before the lock above: other migrators may take as long as they need.
    await tx.execute(sql`set local lock_timeout = ${sql.raw(String(LOCK_WAIT))}`)
    for (const {sql: statements, hash, folderMillis} of pending) {
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
      )
    }
    return {applied: pending.length}
  })
}

/** The applied migrations' timestamps, which is what Drizzle identifies them by. */
async function appliedMigrations(tx: Orm): Promise<Set<number>> {
  const found = await tx.execute(sql`select created_at::text as at from drizzle.__drizzle_migrations`)
  const {rows} = found as unknown as {rows: {at: string}[]}
  return new Set(rows.map(({at}) => Number(at)))
}

/** Below Drizzle's own error: `lock_not_available` and `deadlock_detected`. */
const isContested = (error: unknown): boolean =>
  ['55P03', '40P01'].includes((error as {cause?: {code?: string}} | null)?.cause?.code ?? '')

// `new URL('../migrations', import.meta.url)` in one piece is an asset to a bundler, and Turbopack fails on a directory.
const migrationsFolder = () => join(dirname(fileURLToPath(import.meta.url)), '../migrations')
