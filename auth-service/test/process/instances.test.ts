import {type Database, openDatabase} from '@docs-auth/drizzle'
import * as schema from '@docs-auth/drizzle/schema'
import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {sql} from 'drizzle-orm'
import {createLocalJWKSet, decodeProtectedHeader, jwtVerify} from 'jose'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Deployment, deploy} from '../support/deployment'
import {anAccount, aPassword, type Reader} from '../support/reader'

// Three processes on one Postgres, behind one origin that gives each request to the next of them.
let postgres: PostgresServer
let database: Database
let deployment: Deployment
beforeAll(async () => {
  postgres = await startPostgres()
  const url = await postgres.url('service')
  deployment = await deploy(3, {DATABASE_URL: url})
  database = await openDatabase({url, dataDir: 'unused'})
})
afterAll(async () => {
  await database?.close()
  await deployment?.stop()
  await postgres?.stop()
})

/** What each instance answers to the same question. */
async function ofEach<T>(ask: () => Promise<T>): Promise<T[]> {
  const before = deployment.given()
  const answers: T[] = []
  for (const _ of deployment.instances) answers.push(await ask())
  expect(deployment.given()).toEqual(before.map((count) => count + 1))
  return answers
}

/** Many questions at the same moment, spread over all instances. */
const atOnce = <T>(times: number, ask: (turn: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({length: times}, (_, turn) => ask(turn)))

const signingKeys = () => database.orm.select().from(schema.jwks)
const tokenOf = async (reader: Reader): Promise<string> => (await reader.get('/token')).json.token
const kidOf = (token: string) => decodeProtectedHeader(token).kid
const keysPath = '/docs/keys?site=http://localhost:3000/&epoch=1&access=signed-in'

test('three that start at once on an empty database make its tables once, and one signing key', async () => {
  const applied = await database.orm.execute(sql`select hash from drizzle.__drizzle_migrations`)
  const {rows} = applied as unknown as {rows: {hash: string}[]}
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(({hash}) => hash)).size).toBe(rows.length)
  expect(await database.migrate()).toEqual({applied: 0})
  const [key, ...more] = await signingKeys()
  expect(more).toEqual([])
  for (const {json} of await ofEach(() => deployment.reader().get('/jwks')))
    expect(json.keys).toMatchObject([{kid: key?.id}])
})

test('one address that is taken at all of them at once becomes one account', async () => {
  const account = anAccount()
  const answers = await atOnce(6, () => deployment.reader().post('/sign-up/email', account))
  expect(answers.map(({status}) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
  expect((await deployment.reader().signIn(account)).status).toBe(200)
})

test('a session is the same at all of them, and so are the keys of pages', async () => {
  const reader = deployment.reader()
  const {email} = await reader.signUp()
  for (const session of await ofEach(reader.session)) expect(session).toMatchObject({user: {email}})
  const answers = await ofEach(() => reader.get(keysPath))
  const keys = answers.map(({json}) => json.keys['signed-in'])
  expect(keys[0]).toMatch(/^[\w-]{43}$/)
  expect(new Set(keys).size).toBe(1)
})

test.for([
  ['signed out', (reader: Reader) => reader.post('/sign-out')],
  [
    'ended from another browser',
    async (_: Reader, another: Reader) => another.post('/revoke-other-sessions'),
  ],
] as const)('a session that is %s at one is over at all of them, at the next request', async ([, end]) => {
  const [reader, another] = [deployment.reader(), deployment.reader()]
  await another.signIn(await reader.signUp())
  const headers = {cookie: reader.jar.header}
  await ofEach(() => reader.get('/token'))
  expect((await end(reader, another)).status).toBe(200)
  for (const {json} of await ofEach(() => reader.get('/get-session', {headers}))) expect(json).toBeNull()
  for (const path of ['/token', keysPath])
    for (const {status} of await ofEach(() => reader.get(path, {headers}))) expect(status).toBe(401)
})

test('guesses at one account are counted together, though they come at once and from everywhere', async () => {
  const {email} = await deployment.reader().signUp()
  const guesses = await atOnce(24, () => deployment.reader().signIn({email, password: aPassword()}))
  const statuses = guesses.map(({status}) => status).sort()
  expect(statuses).toEqual([...Array(10).fill(401), ...Array(14).fill(429)])
})

test('requests of one address are counted together', async () => {
  const guesser = deployment.reader()
  const guesses = await atOnce(42, (turn) =>
    guesser.signIn({email: `nobody.${turn}@example.com`, password: aPassword()}),
  )
  const statuses = guesses.map(({status}) => status).sort()
  expect(statuses).toEqual([...Array(30).fill(401), ...Array(12).fill(429)])
})

test('when the signing key is due, all go over to the same new one, and old tokens stay good', async () => {
  const reader = deployment.reader()
  await reader.signUp()
  const old = await tokenOf(reader)
  await database.orm.update(schema.jwks).set({expiresAt: new Date(Date.now() - 1000)})
  const tokens = await atOnce(12, () => tokenOf(reader))
  expect(new Set(tokens.map(kidOf)).size).toBe(1)
  expect(tokens.map(kidOf)).not.toContain(kidOf(old))
  expect(await signingKeys()).toHaveLength(2)
  for (const {json} of await ofEach(() => reader.get('/jwks')))
    for (const token of [old, ...tokens])
      await expect(jwtVerify(token, createLocalJWKSet(json), {audience: 'api'})).resolves.toBeDefined()
})
