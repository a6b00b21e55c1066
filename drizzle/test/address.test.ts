import {inspect} from 'node:util'
import {describe, expect, test} from 'vitest'
import {type DatabaseAddress, DatabaseConfigError, databaseProblems, openDatabase} from '../src/index.js'

const SECRET = 'hunter2hunter2'

describe('an address that can be used', () => {
  const url = `postgres://ada:${SECRET}@db.example.com:5432/docs`
  const neon = `postgresql://ada:${SECRET}@ep-a-b-1-pooler.eu-central-1.aws.neon.tech/docs?sslmode=verify-full`

  test.each<[string, DatabaseAddress, string]>([
    ['pg', {url}, 'pg'],
    ['the other scheme', {url: url.replace('postgres:', 'postgresql:')}, 'pg'],
    ['no port, no password', {url: 'postgres://ada@localhost/docs'}, 'pg'],
    ['a Unix socket', {url: 'postgres:///docs?host=/var/run/postgresql&user=ada'}, 'pg'],
    ['an encoded password', {url: 'postgres://ada:p%40ss%23%25@localhost/docs'}, 'pg'],
    ['a host of Neon', {url: neon}, 'neon'],
    ['a host of Neon by TCP', {url: neon, driver: 'pg'}, 'pg'],
    ["any host by Neon's driver", {url, driver: 'neon'}, 'neon'],
    ['a host that only looks like it', {url: 'postgres://ada@neon.tech.example.com/docs'}, 'pg'],
  ])('%s', async (_name, address, driver) => {
    expect(databaseProblems(address)).toEqual([])
    // Opening contacts nobody yet.
    const database = await openDatabase({...address, dataDir: 'unused'})
    expect(database.driver).toBe(driver)
    await database.close()
  })
})

describe('an address that cannot', () => {
  test.each<[string, DatabaseAddress, 'url' | 'driver', RegExp]>([
    ['empty', {url: ''}, 'url', /is not an address like postgres:\/\//],
    ['no address', {url: 'localhost'}, 'url', /is not an address/],
    ['another scheme', {url: `mysql://ada:${SECRET}@localhost/docs`}, 'url', /must start with postgres:\/\//],
    [
      'a bare # in the password',
      {url: `postgres://ada:${SECRET}#1@localhost/docs`},
      'url',
      /Percent-encode special characters/,
    ],
    ['a bare % in the password', {url: `postgres://ada:${SECRET}%@localhost/docs`}, 'url', /stray %/],
    [
      'a port out of range',
      {url: `postgres://ada:${SECRET}@localhost:99999/docs`},
      'url',
      /is not an address/,
    ],
    ['no host', {url: 'postgres:///docs'}, 'url', /names no host/],
    ['no database', {url: `postgres://ada:${SECRET}@localhost`}, 'url', /names no database/],
    ['Neon without a password', {url: 'postgres://ada@ep-a.neon.tech/docs'}, 'url', /has no password/],
    [
      'an unknown driver',
      {url: `postgres://ada:${SECRET}@localhost/docs`, driver: 'mysql'},
      'driver',
      /one of/,
    ],
    ['a driver without an address', {driver: 'pg'}, 'url', /is missing, and driver pg needs one/],
    [
      'an address nobody would read',
      {url: `postgres://ada:${SECRET}@localhost/docs`, driver: 'pglite'},
      'url',
      /is set, but driver pglite takes none/,
    ],
  ])(
    '%s: says what and how to mend it, and never shows the password',
    async (_name, address, field, message) => {
      const [problem] = databaseProblems(address)
      expect(problem).toMatchObject({field, message: expect.stringMatching(message)})

      const error: unknown = await openDatabase({...address, dataDir: 'unused'}).catch(
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(DatabaseConfigError)
      expect((error as Error).message).toMatch(message)
      expect(inspect(error, {depth: 20, showHidden: true})).not.toContain(SECRET)
    },
  )

  test('with two mistakes names both', () => {
    expect(databaseProblems({url: 'postgres://ada:100%@'})).toHaveLength(1)
    expect(databaseProblems({url: 'postgres://ada:100%@localhost'}).map(({message}) => message)).toEqual([
      expect.stringContaining('stray %'),
      expect.stringContaining('names no database'),
    ])
  })
})
