import {sql} from 'drizzle-orm'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Database, isOutage, MigrationBlockedError, type Orm, openDatabase} from '../src/index.js'
import {migrate} from '../src/migrate.js'
import {session} from '../src/schema/index.js'
import {untilBlocked} from './support/connections.js'
import {pgServer, type Server} from './support/servers.js'

let server: Server
let database: Database
beforeAll(async () => {
  server = await pgServer()
  database = await openDatabase(await server.empty('busy'))
  await database.migrate()
})
afterAll(async () => {
  await database?.close()
  await server?.stop()
})

let versions = 0

/** What the next version brings. */
const next = (column: string) => {
  const sql = [`alter table session add column "${column}" text`]
  return [{sql, hash: column, folderMillis: Date.now() + ++versions, bps: true}] as const
}

/** Resolves for all when the last of them has come. */
function barrier(count: number): () => Promise<void> {
  let come = () => {}
  const all = new Promise<void>((resolve) => {
    come = resolve
  })
  let missing = count
  return () => {
    if (--missing === 0) come()
    return all
  }
}

/** Does `work` while somebody reads the table in a long transaction, as a backup does. */
const whileBackup = <T>(work: () => Promise<T>): Promise<T> =>
  database.orm.transaction(async (tx) => {
    await tx.execute(sql`lock table session in access share mode`)
    return work()
  })

test('a migration that waits for a table lets readers pass, and is applied once the table is free', async () => {
  const migrating = await whileBackup(async () => {
    const applied = migrate(database.orm, {migrations: next('later')})
    await untilBlocked(database, 'relation')
    // It queues behind the migration, and would be given up after five seconds.
    expect(await database.orm.select().from(session)).toEqual([])
    return {applied}
  })
  expect(await migrating.applied).toEqual({applied: 1})
})

test('a migration gives back what it has when it has to wait for more: nobody is caught in a deadlock', async () => {
  const [addition] = next('both')
  const migrations = [{...addition, sql: [...addition.sql, 'alter table "user" add column "both" text']}]
  const migrating = await database.orm.transaction(async (tx) => {
    await tx.execute(sql`lock table "user" in access share mode`)
    const applied = migrate(database.orm, {migrations})
    await untilBlocked(database, 'relation')
    // It holds this table, and waits for the one that is held here.
    expect(await tx.select().from(session)).toEqual([])
    return {applied}
  })
  expect(await migrating.applied).toEqual({applied: 1})
})

test('a transaction that is undone because of another one may be tried again', async () => {
  const lock = (tx: Orm, table: string) => tx.execute(sql`lock table ${sql.identifier(table)}`)
  const meet = barrier(2)
  const crossing = (first: string, second: string) =>
    database.orm.transaction(async (tx) => {
      await lock(tx, first)
      await meet()
      await lock(tx, second)
    })
  const results = await Promise.allSettled([crossing('user', 'session'), crossing('session', 'user')])
  const errors = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(errors).toMatchObject([{cause: {code: '40P01'}}])
  expect(isOutage(errors[0])).toBe(true)
})

test('a migration that never gets its table says what to look for, and has changed nothing', async () => {
  const error = await whileBackup(() =>
    migrate(database.orm, {migrations: next('never'), attempts: 1}).catch((thrown: unknown) => thrown),
  )
  expect(error).toBeInstanceOf(MigrationBlockedError)
  expect((error as Error).message).toContain('pg_stat_activity')
  await expect(database.orm.execute(sql`select never from session`)).rejects.toMatchObject({
    cause: {code: '42703'},
  })
})
