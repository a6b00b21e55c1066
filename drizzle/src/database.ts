import {type DatabaseAddress, type Driver, resolveTarget, type Target} from './address.js'
import type {Connection, Orm} from './drivers/connection.js'
import type {NeonProxy} from './drivers/neon.js'
import {migrate} from './migrate.js'

export interface OpenOptions extends DatabaseAddress {
  /** Directory of the embedded database; used when there is no `url`. Relative to the working directory. */
  dataDir: string
  /** A WebSocket→TCP proxy in place of Neon's. Tests and local use only: never in production. */
  neon?: NeonProxy | undefined
  /** Hears of connections that die while nobody uses them, which no caller sees. For the log. */
  onError?: ((error: Error) => void) | undefined
}

export interface Database {
  driver: Driver
  /** Drizzle, with our schema. Inside `orm.transaction(tx => …)` use `tx` only: PGlite waits for ever otherwise. */
  orm: Orm
  /** Resolves when the database answers; rejects with an error for which `isOutage` is true when it does not. */
  ping(): Promise<void>
  /** Applies the migrations that are missing, under a lock: safe to call from any number of processes at once. */
  migrate(): Promise<{applied: number}>
  /** Waits for what is in flight, then closes and frees the directory's lock. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens the database an operator asked for. A server is not contacted before the first query, so this succeeds
 * while it is away; a directory is opened (made, if it is new) at once. Only the chosen driver's code is loaded.
 *
 * @throws {DatabaseConfigError} when the address or the driver is wrong
 * @throws {DataDirectoryBusyError} when another process has the PGlite directory open
 * @example
 * const database = await openDatabase({url: process.env.DATABASE_URL, dataDir: '.data/pglite'})
 * await database.migrate()
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const target = resolveTarget(options)
  const connection = await connect(target, options)
  const {orm, ping, dedicated, close} = connection
  return {driver: target.driver, orm, ping, migrate: () => dedicated(migrate), close}
}

async function connect(
  target: Target,
  {dataDir, neon, onError = () => {}}: OpenOptions,
): Promise<Connection> {
  switch (target.driver) {
    case 'pglite': {
      const {openPglite} = await import('./drivers/pglite.js')
      return openPglite(dataDir)
    }
    case 'pg': {
      const {openPg} = await import('./drivers/pg.js')
      return openPg({url: target.url, onError})
    }
    case 'neon': {
      const {openNeon} = await import('./drivers/neon.js')
      return openNeon({url: target.url, proxy: neon, onError})
    }
  }
}
