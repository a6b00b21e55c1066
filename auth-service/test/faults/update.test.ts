import {type Database, openDatabase} from '@docs-auth/drizzle'
import {migrateFurther, type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {sql} from 'drizzle-orm'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {holdTable} from '../support/busy'
import {type Deployment, deploy} from '../support/deployment'
import {startTraffic, surprises} from '../support/traffic'
import {until} from '../support/until'

let postgres: PostgresServer
let url: string
let database: Database
let deployment: Deployment
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.url('service')
  deployment = await deploy(2, {DATABASE_URL: url, LOG_LEVEL: 'silent'})
  database = await openDatabase({url, dataDir: 'unused'})
})
afterAll(async () => {
  await database?.close()
  await deployment?.stop()
  await postgres?.stop()
})

async function somebodyWaitsForATable(): Promise<boolean> {
  const waiting = await database.orm.execute(
    sql`select 1 from pg_locks where locktype = 'relation' and not granted and mode = 'AccessExclusiveLock'`,
  )
  return (waiting as unknown as {rows: unknown[]}).rows.length > 0
}

/** Changes of the kind that versions to come bring, on every table that a visit touches. */
const statements = [
  'alter table "session" add column "test_device" text',
  `alter table "user" add column "test_language" text not null default 'en'`,
  'create index "test_account_index" on "account" ("account_id")',
  'alter table "rate_limit" add column "test_note" text',
]

test('an update (a migration, even during a backup, then new instances) costs nobody an error', async () => {
  const traffic = await startTraffic(deployment.reader, 2)
  const more = async (answers: number) => {
    const from = traffic.asked.length
    await until(() => traffic.asked.length >= from + answers)
  }
  await more(50)

  const backup = await holdTable(url, 'session', 'access share')
  const migrated = migrateFurther(url, statements)
  // Tries, steps back and tries again, as long as the backup runs; meanwhile people are served.
  for (const _ of [1, 2, 3]) {
    await until(somebodyWaitsForATable)
    await until(async () => !(await somebodyWaitsForATable()))
    await more(20)
  }
  await backup.release()
  await migrated
  await more(50)

  await deployment.roll({}, () => more(50))
  await more(50)
  await traffic.stop()
  expect(surprises(traffic, [200])).toEqual([])
  await database.orm.execute(sql`select "test_device" from "session"`)
})
