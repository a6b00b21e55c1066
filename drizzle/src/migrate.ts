import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {sql} from 'drizzle-orm'
import {readMigrationFiles} from 'drizzle-orm/migrator'
import type {Orm} from './drivers/connection.js'

/** Any 64-bit number, as long as it is ours alone: "docsauth" in ASCII. */
const LOCK = '7237112473415152744'

/**
 * Brings a database up to date. The files are drizzle-kit's, the bookkeeping table is Drizzle's, the transaction
 * is ours: Drizzle's own migrator takes no lock, and three at once failed 6 times of 6.
 *
 * Everything, the lock too, lives in **one transaction**. So any number of processes may start at once (one
 * migrates, the others wait and find nothing to do), a failed migration leaves no trace, a killed migrator leaves
 * no lock, and a pooler in transaction mode (Neon's `-pooler`, PgBouncer) works, where a session's advisory lock
 * would stay behind on a server connection for ever.
 */
export async function migrate(orm: Orm): Promise<{applied: number}> {
  const migrations = readMigrationFiles({migrationsFolder: migrationsFolder()})
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

// `new URL('../migrations', import.meta.url)` in one piece is an asset to a bundler, and Turbopack fails on a directory.
const migrationsFolder = () => join(dirname(fileURLToPath(import.meta.url)), '../migrations')
