import {sql} from 'drizzle-orm'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Database, MigrationBlockedError, openDatabase} from '../src/index.js'
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

/** What the next version brings. */
const next = (column: string) => [
  {
    sql: [`alter table session add column ${column} text`],
    hash: column,
    folderMillis: Date.now(),
    bps: true,
  },
]

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
