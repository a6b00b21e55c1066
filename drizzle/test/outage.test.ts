import {setTimeout as wait} from 'node:timers/promises'
import {inspect} from 'node:util'
import {sql} from 'drizzle-orm'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {type Database, isOutage, openDatabase, watchOutage} from '../src/index.js'
import {backends, hold, untilBlocked} from './support/connections.js'
import {neonServer, pgServer, type Server} from './support/servers.js'

/** Holds the lock that migrations take. */
const MIGRATION_LOCK = sql`select pg_advisory_xact_lock(7237112473415152744)`

const failure = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error)

// A crash of this process (an 'error' event nobody hears) would fail the run: vitest reports what is not caught.
describe.each([
  ['pg', pgServer],
  ['neon', neonServer],
])('%s', (_driver, start) => {
  let server: Server
  let database: Database
  const heard: Error[] = []

  beforeAll(async () => {
    server = await start()
    const options = await server.empty('suite')
    database = await openDatabase({...options, onError: (error) => heard.push(error)})
    await database.migrate()
  })
  afterEach(() => {
    heard.length = 0
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  /** Kills the server for the time of `work`. */
  async function whileDown(work: () => Promise<void>): Promise<void> {
    await server.postgres.kill()
    try {
      await work()
    } finally {
      await server.postgres.restart()
    }
  }

  test('a killed server is an outage; after its restart the same handle works', async () => {
    await database.ping()
    await whileDown(async () => {
      expect(isOutage(await failure(database.ping()))).toBe(true)
      expect(isOutage(await failure(database.orm.execute(sql`select 1`)))).toBe(true)
      expect(isOutage(await failure(database.orm.transaction((tx) => tx.execute(sql`select 1`))))).toBe(true)
      expect(isOutage(await failure(database.migrate()))).toBe(true)
    })
    await database.ping()
    expect(await database.migrate()).toEqual({applied: 0})
  })

  test('connections that die unused are heard of, not thrown', async () => {
    await Promise.all([database.ping(), database.ping(), database.ping()])
    await whileDown(async () => {
      while (heard.length === 0) await wait(10)
      expect(isOutage(heard[0])).toBe(true)
      expect(inspect(heard[0], {depth: 20, showHidden: true})).not.toContain('only-for-tests')
    })
    await database.ping()
  })

  test('a server that dies inside a transaction fails the transaction, not the process', async () => {
    const error = await failure(
      database.orm.transaction(async (tx) => {
        await tx.execute(sql`select 1`)
        await whileDown(async () => {
          const inside = await failure(tx.execute(sql`select 1`))
          expect(isOutage(inside)).toBe(true)
          throw inside
        })
      }),
    )
    expect(isOutage(error)).toBe(true)
    await database.ping()
  })

  test('a server that dies while a migrator waits for its turn fails the migrator', async () => {
    await database.orm
      .transaction(async (tx) => {
        await tx.execute(MIGRATION_LOCK)
        const migrating = failure(database.migrate())
        await untilBlocked(database, 'advisory')
        await whileDown(async () => {
          expect(isOutage(await migrating)).toBe(true)
        })
      })
      .catch(() => {})
    expect(await database.migrate()).toEqual({applied: 0})
  })

  test('watchOutage sees what the caller swallowed', async () => {
    await whileDown(async () => {
      const swallowed = await watchOutage(async () => {
        await database.orm.execute(sql`select 1`).catch(() => {})
        return 'signed out'
      })
      expect(swallowed).toMatchObject({outage: true})
      expect(swallowed.outage && isOutage(swallowed.error)).toBe(true)

      const inTransaction = await watchOutage(() =>
        database.orm.transaction((tx) => tx.execute(sql`select 1`)).catch(() => 'signed out'),
      )
      expect(inTransaction).toMatchObject({outage: true})

      const rethrown = await watchOutage(async () => {
        await database.ping().catch(() => {
          throw new Error('an error of the library')
        })
      })
      expect(rethrown).toMatchObject({outage: true})
    })
  })

  test('watchOutage keeps requests apart and passes on what is no outage', async () => {
    const [fine, wrong] = await Promise.all([
      watchOutage(async () => {
        await database.ping()
        return 'fine'
      }),
      failure(watchOutage(() => database.orm.execute(sql`selekt 1`))),
    ])
    expect(fine).toEqual({outage: false, result: 'fine'})
    expect(wrong).toMatchObject({cause: {code: '42601'}})

    // An error that looks like one but is none of the database's.
    const mail = Object.assign(new Error('connect ECONNREFUSED'), {code: 'ECONNREFUSED'})
    const other = await failure(watchOutage(() => Promise.reject(mail)))
    expect(other).toBe(mail)

    const pair = await Promise.all([
      watchOutage(() => failure(database.orm.execute(sql`select pg_terminate_backend(pg_backend_pid())`))),
      watchOutage(() => database.ping()),
    ])
    expect(pair.map(({outage}) => outage)).toEqual([true, false])
  })

  test('a pool with no connection left is an outage', async () => {
    const release = new AbortController()
    const held = Array.from({length: 10}, () => hold(database, release.signal))
    await Promise.all(held.map(({taken}) => taken))
    const watched = await watchOutage(() => failure(database.ping()))
    release.abort()
    await Promise.all(held.map(({done}) => done))
    expect(watched).toMatchObject({outage: true})
    await database.ping()
  })

  test('a statement that takes too long is ended by the server', async () => {
    const error = await failure(database.orm.execute(sql`select pg_sleep(60)`))
    expect(error).toMatchObject({cause: {code: '57014'}})
    expect(isOutage(error)).toBe(true)
  })

  test('a frozen server is an outage; its connections neither fill the pool nor serve the next reader', async () => {
    const frozen = await backends(database, 10)
    for (const pid of frozen) process.kill(pid, 'SIGSTOP')
    try {
      const stuck = await Promise.all(
        frozen.map(() => failure(database.orm.transaction((tx) => tx.execute(sql`select 1`)))),
      )
      expect(stuck.map(isOutage)).toEqual(frozen.map(() => true))
      const fresh = await backends(database, 10)
      expect(frozen.filter((pid) => fresh.includes(pid))).toEqual([])
    } finally {
      for (const pid of frozen) process.kill(pid, 'SIGCONT')
    }
  })

  test('a wrong password is an outage, and no message shows it', async () => {
    const options = await server.empty('other')
    const url = (options.url ?? '').replace('only-for-tests', 'hunter2hunter2')
    const wrong = await openDatabase({...options, url})
    const error = await failure(wrong.ping())
    expect(isOutage(error)).toBe(true)
    expect(inspect(error, {depth: 20, showHidden: true})).not.toContain('hunter2')
    await wrong.close()
  })
})
