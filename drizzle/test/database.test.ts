import {eq, sql} from 'drizzle-orm'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Database, isOutage, type OpenOptions, openDatabase, withoutValues} from '../src/index.js'
import * as schema from '../src/schema/index.js'
import {freshDirectory} from './support/directories.js'
import {neonServer, pgServer, type Server} from './support/servers.js'

const {user, session, account} = schema

interface Subject {
  /** Options of a new, empty database. */
  options: OpenOptions
  stop(): Promise<void>
}

async function serverSubject(start: () => Promise<Server>): Promise<Subject> {
  const server = await start()
  return {options: await server.empty('suite'), stop: () => server.stop()}
}

const subjects: Record<string, () => Promise<Subject>> = {
  pglite: async () => {
    const {dataDir, remove} = await freshDirectory()
    return {options: {dataDir}, stop: remove}
  },
  pg: () => serverSubject(pgServer),
  neon: () => serverSubject(neonServer),
}

let ids = 0
const reader = (email?: string) => {
  const id = `user-${++ids}`
  return {id, name: 'Ada', email: email ?? `${id}@example.com`}
}

describe.each(Object.entries(subjects))('%s', (driver, start) => {
  let subject: Subject
  let database: Database
  const others: Database[] = []

  beforeAll(async () => {
    subject = await start()
    database = await openDatabase(subject.options)
  })
  afterAll(async () => {
    await Promise.all([database, ...others].map((opened) => opened.close()))
    await subject.stop()
  })

  test('is the driver that was asked for', () => {
    expect(database.driver).toBe(driver)
  })

  test('three migrators at once on an empty database: one migrates, all succeed', async () => {
    // A directory is opened once; there, three parts of one process ask at the same moment.
    if (driver !== 'pglite') {
      others.push(await openDatabase(subject.options), await openDatabase(subject.options))
    }
    const [second = database, third = database] = others
    const applied = await Promise.all([database, second, third].map((one) => one.migrate()))
    const counts = applied.map((result) => result.applied).sort()
    expect(counts.slice(0, 2)).toEqual([0, 0])
    expect(counts[2]).toBeGreaterThan(0)
  })

  test('migrating again applies nothing and keeps what is there', async () => {
    const ada = reader()
    await database.orm.insert(user).values(ada)
    expect(await database.migrate()).toEqual({applied: 0})
    expect(await database.orm.select().from(user).where(eq(user.id, ada.id))).toHaveLength(1)
  })

  test('answers a ping', async () => {
    await expect(database.ping()).resolves.toBeUndefined()
  })

  test('a new reader has no roles; roles are kept in order', async () => {
    const ada = reader()
    const [made] = await database.orm.insert(user).values(ada).returning()
    expect(made?.roles).toEqual([])
    await database.orm
      .update(user)
      .set({roles: ['staff', 'partner']})
      .where(eq(user.id, ada.id))
    const [changed] = await database.orm.select().from(user).where(eq(user.id, ada.id))
    expect(changed?.roles).toEqual(['staff', 'partner'])
  })

  test('instants come back exactly as they went in', async () => {
    const expiresAt = new Date('2027-03-28T01:30:00.123Z')
    const ada = reader()
    await database.orm.insert(user).values(ada)
    await database.orm.insert(session).values({id: ada.id, token: ada.id, userId: ada.id, expiresAt})
    const found = await database.orm.query.session.findFirst({
      where: eq(session.id, ada.id),
      with: {user: true},
    })
    expect(found?.expiresAt).toEqual(expiresAt)
    expect(found?.user.email).toBe(ada.email)
    expect(Math.abs((found?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(3_600_000)
  })

  test('one address is one account, whatever its case', async () => {
    await database.orm.insert(user).values(reader('Twice@Example.com'))
    const again = database.orm.insert(user).values(reader('twice@example.COM'))
    await expect(again).rejects.toMatchObject({
      cause: {code: '23505', constraint: 'user_email_lower_unique'},
    })
    expect(isOutage(await again.catch((error: unknown) => error))).toBe(false)
  })

  test('one identity at a provider is one account', async () => {
    const [ada, eve] = [reader(), reader()]
    await database.orm.insert(user).values([ada, eve])
    const identity = {accountId: `${ada.id}-at-github`, providerId: 'github'}
    await database.orm.insert(account).values({id: `${ada.id}-a`, userId: ada.id, ...identity})
    const theft = database.orm.insert(account).values({id: `${eve.id}-a`, userId: eve.id, ...identity})
    await expect(theft).rejects.toMatchObject({cause: {constraint: 'account_provider_unique'}})
  })

  test('deleting a reader deletes sessions and accounts', async () => {
    const ada = reader()
    await database.orm.insert(user).values(ada)
    await database.orm
      .insert(session)
      .values({id: ada.id, token: ada.id, userId: ada.id, expiresAt: new Date()})
    await database.orm
      .insert(account)
      .values({id: ada.id, accountId: ada.id, providerId: 'credential', userId: ada.id})
    await database.orm.delete(user).where(eq(user.id, ada.id))
    expect(await database.orm.select().from(session).where(eq(session.userId, ada.id))).toEqual([])
    expect(await database.orm.select().from(account).where(eq(account.userId, ada.id))).toEqual([])
  })

  test('a transaction that fails leaves nothing', async () => {
    const ada = reader()
    const attempt = database.orm.transaction(async (tx) => {
      await tx.insert(user).values(ada)
      await tx.insert(account).values({
        id: ada.id,
        accountId: ada.id,
        providerId: 'credential',
        userId: 'nobody',
      })
    })
    await expect(attempt).rejects.toMatchObject({cause: {code: '23503'}})
    expect(await database.orm.select().from(user).where(eq(user.id, ada.id))).toEqual([])
  })

  test('an error of a query can be logged without the values it carried', async () => {
    const ada = reader('logged@example.com')
    await database.orm.insert(user).values(ada)
    const error: unknown = await database.orm
      .insert(user)
      .values({...reader('logged@example.com'), name: 'Name-In-Parameters'})
      .catch((thrown: unknown) => thrown)
    const logged = withoutValues(error) as Error
    const text = `${logged.stack} ${JSON.stringify(logged.cause)} ${(logged.cause as Error).stack}`
    expect(text).not.toMatch(/Name-In-Parameters|logged@example\.com/)
    expect(text).toContain('insert into "user"')
    expect(logged.cause).toMatchObject({code: '23505', table: 'user'})
  })

  test('a wrong query is not an outage', async () => {
    const error = await database.orm.execute(sql`selekt 1`).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(isOutage(error)).toBe(false)
  })

  test('once closed it says so, as an outage, and closing again is harmless', async () => {
    await database.close()
    await database.close()
    const error = await database.ping().catch((thrown: unknown) => thrown)
    expect(isOutage(error)).toBe(true)
  })
})
