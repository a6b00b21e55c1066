import {eq, sql} from 'drizzle-orm'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {
  addSigningKey,
  type Database,
  deleteEventsBefore,
  forgetAttempts,
  giveBackAttempt,
  openDatabase,
  recordEvent,
  takeAttempt,
} from '../src/index.js'
import {jwks, securityEvent, signInAttempt, user} from '../src/schema/index.js'
import {freshDirectory} from './support/directories.js'
import {pgServer} from './support/servers.js'

const limits = {free: 3, forgetAfter: 900, wait: 60, longestWait: 240, forgiveAfter: 86_400}

async function pglite() {
  const {dataDir, remove} = await freshDirectory()
  return {options: {dataDir}, stop: remove}
}

async function pg() {
  const server = await pgServer()
  return {options: await server.empty('queries'), stop: () => server.stop()}
}

describe.each(Object.entries({pglite, pg}))('%s', (_, start) => {
  let database: Database
  let stop: () => Promise<void>

  beforeAll(async () => {
    const subject = await start()
    stop = subject.stop
    database = await openDatabase(subject.options)
    await database.migrate()
  })
  afterAll(async () => {
    await database.close()
    await stop()
  })

  const take = (key: string) => takeAttempt(database.orm, key, limits)
  /** Lets time pass for one key: what is stored moves into the past. */
  const pass = (key: string, seconds: number) =>
    database.orm
      .update(signInAttempt)
      .set({
        lastAt: sql`${signInAttempt.lastAt} - make_interval(secs => ${seconds})`,
        freeAt: sql`${signInAttempt.freeAt} - make_interval(secs => ${seconds})`,
      })
      .where(eq(signInAttempt.key, key))
  const wait = async (key: string) => {
    const attempt = await take(key)
    return attempt.allowed ? 0 : attempt.retryAfter
  }

  test('a few attempts are free, then each one costs twice the waiting of the last', async () => {
    for (const _ of [1, 2, 3]) expect(await wait('ada')).toBe(0)
    for (const seconds of [60, 120, 240, 240]) {
      const left = await wait('ada')
      expect(left).toBeGreaterThan(seconds - 30)
      expect(left).toBeLessThanOrEqual(seconds)
      await pass('ada', left)
      expect(await wait('ada')).toBe(0)
    }
  })

  test('asking while waiting does not make it longer', async () => {
    for (const _ of [1, 2, 3]) await take('eager')
    const first = await wait('eager')
    for (const _ of [1, 2, 3, 4]) expect(await wait('eager')).toBeLessThanOrEqual(first)
  })

  test('of many at the same moment no more get through than one after the other', async () => {
    const attempts = await Promise.all(Array.from({length: 20}, () => take('swarm')))
    expect(attempts.filter(({allowed}) => allowed)).toHaveLength(3)
  })

  test('a free attempt is free also beside one whose transaction began a moment later', async () => {
    await take('beside')
    // `now()` is when a transaction began: who waited for the row reads a moment that is still to come.
    await pass('beside', -1)
    expect(await wait('beside')).toBe(0)
  })

  test('a few failures are forgotten soon, an attack is not', async () => {
    await take('slow')
    await take('slow')
    await pass('slow', 901)
    for (const _ of [1, 2, 3]) expect(await wait('slow')).toBe(0)
    await pass('slow', 3_600)
    expect(await wait('slow')).toBe(0)
    expect(await wait('slow')).toBeGreaterThan(60)
    await pass('slow', 86_401)
    for (const _ of [1, 2, 3]) expect(await wait('slow')).toBe(0)
  })

  test('a right one makes up for the wrong ones; one that was not looked at does not count', async () => {
    for (const _ of [1, 2, 3]) await take('right')
    await forgetAttempts(database.orm, 'right')
    for (const _ of [1, 2, 3]) expect(await wait('right')).toBe(0)
    await giveBackAttempt(database.orm, 'right')
    expect(await wait('right')).toBe(0)
    expect(await wait('right')).toBeGreaterThan(0)
  })

  test('of many who add a signing key one does, and the others get the same', async () => {
    const add = (usable: boolean) =>
      addSigningKey(
        database.orm,
        {publicKey: '{}', privateKey: '""', expiresAt: null, alg: 'EdDSA', crv: 'Ed25519'},
        async () => usable,
      )
    const keys = await Promise.all([1, 2, 3, 4].map(() => add(true)))
    expect(new Set(keys.map(({id}) => id)).size).toBe(1)
    // Somebody whose clock is ahead made one that this process cannot read.
    const ahead = new Date(Date.now() + 60_000)
    await database.orm.update(jwks).set({createdAt: ahead})
    const own = await add(false)
    expect(own.id).not.toBe(keys[0]?.id)
    expect(own.createdAt.getTime()).toBeGreaterThan(ahead.getTime())
    expect((await add(true)).id).toBe(own.id)
  })

  const events = (event: string) =>
    database.orm.select().from(securityEvent).where(eq(securityEvent.event, event))

  test('security events are kept, in order, and once where that is asked for', async () => {
    await recordEvent(database.orm, {event: 'sign-in', subject: {id: 'u1'}, detail: {session: 's1'}})
    await recordEvent(database.orm, {event: 'keys', once: 's1 staff'})
    await recordEvent(database.orm, {event: 'keys', once: 's1 staff'})
    expect(await events('sign-in')).toMatchObject([{subjectId: 'u1', detail: {session: 's1'}}])
    expect(await events('keys')).toHaveLength(1)
  })

  test('of an address that has an account the account is kept, of a client its network', async () => {
    const ada = {id: 'u2', name: 'Ada', email: 'ada@example.com'}
    await database.orm.insert(user).values(ada)
    const from = [
      {address: '203.0.113.77', subject: {email: ada.email}},
      {address: '2001:db8:1:2::3', subject: {email: 'nobody@example.com'}},
      {address: 'nonsense', userAgent: 'x'.repeat(1_000)},
    ]
    for (const event of from) await recordEvent(database.orm, {event: 'sign-in-failed', ...event})
    const kept = await events('sign-in-failed')
    expect(kept.map(({network, subjectId}) => [network, subjectId])).toEqual([
      ['203.0.113.0/24', 'u2'],
      ['2001:db8:1::/48', null],
      [null, null],
    ])
    expect(kept[2]?.userAgent).toHaveLength(256)
  })

  test('nothing changes or deletes them but retention', async () => {
    await recordEvent(database.orm, {event: 'old'})
    const refused = {cause: {message: expect.stringContaining('append-only')}}
    const {orm} = database
    await expect(orm.update(securityEvent).set({event: 'x'})).rejects.toMatchObject(refused)
    await expect(orm.delete(securityEvent)).rejects.toMatchObject(refused)
    await expect(orm.execute(sql`truncate security_event`)).rejects.toMatchObject(refused)
    await deleteEventsBefore(orm, new Date(Date.now() - 60_000))
    expect(await events('old')).toHaveLength(1)
    await deleteEventsBefore(orm, new Date(Date.now() + 60_000))
    expect(await events('old')).toHaveLength(0)
    await recordEvent(orm, {event: 'after'})
    await expect(orm.delete(securityEvent)).rejects.toMatchObject(refused)
  })
})
