import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'
import {createLocalJWKSet, decodeProtectedHeader, type JWTPayload, jwtVerify} from 'jose'
import {beforeAll, expect, test} from 'vitest'
import type {Reader} from '../support/reader'
import {serviceUrl, startService, type TestService} from '../support/service'

const day = 24 * 60 * 60 * 1000

let service: TestService
beforeAll(async () => {
  service = await startService()
})

const keySet = async () => (await service.reader().get('/jwks')).json as {keys: {kid: string}[]}

/** As an API does it: offline, with the published keys. */
async function verified(token: string, audience = 'api'): Promise<JWTPayload> {
  const keys = createLocalJWKSet((await keySet()) as Parameters<typeof createLocalJWKSet>[0])
  const {payload} = await jwtVerify(token, keys, {algorithms: ['EdDSA'], issuer: serviceUrl, audience})
  return payload
}

const tokenOf = async (reader: Reader): Promise<string> => (await reader.get('/token')).json.token

test('a token says who the reader is, for five minutes, and nothing more', async () => {
  const reader = service.reader()
  const {name, email} = await reader.signUp()
  await service.database.orm
    .update(schema.user)
    .set({roles: ['staff']})
    .where(eq(schema.user.email, email))
  const answer = await reader.get('/token')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const {user, session} = await reader.session()
  const payload = await verified(answer.json.token)
  expect(payload).toEqual({
    iss: serviceUrl,
    aud: 'api',
    sub: user.id,
    sid: session.id,
    name,
    email,
    roles: ['staff'],
    iat: expect.any(Number),
    exp: (payload.iat ?? 0) + 300,
  })
  expect(decodeProtectedHeader(answer.json.token)).toEqual({alg: 'EdDSA', kid: expect.any(String)})
})

test('the audience is what the operator says', async () => {
  service = await startService({AUTH_API_AUDIENCE: 'https://api.example.com'})
  const reader = service.reader()
  await reader.signUp()
  await expect(verified(await tokenOf(reader), 'https://api.example.com')).resolves.toBeDefined()
  service = await startService()
})

test('no session, no token', async () => {
  const answer = await service.reader().get('/token')
  expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHORIZED'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('a session that was ended elsewhere gets no token any more', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  const other = service.reader()
  await other.signIn(account)
  await other.post('/revoke-other-sessions')
  expect((await reader.get('/token')).status).toBe(401)
})

test('no token in a header of get-session', async () => {
  const reader = service.reader()
  await reader.signUp()
  const answer = await reader.get('/get-session')
  expect([...answer.headers.values()].join()).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
})

test('the keys are public and cacheable, and only the public halves', async () => {
  const answer = await service.reader().get('/jwks', {origin: null})
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
  for (const key of answer.json.keys)
    expect(key).toEqual({
      alg: 'EdDSA',
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.any(String),
      kid: expect.any(String),
    })
})

test('private keys are kept encrypted', async () => {
  await keySet()
  for (const {privateKey} of await service.database.orm.select().from(schema.jwks))
    expect(privateKey).not.toContain('"d"')
})

test('after thirty days another key signs, and the old one stays published for a week', async () => {
  const reader = service.reader()
  await reader.signUp()
  const old = await tokenOf(reader)
  const {kid: oldKid = ''} = decodeProtectedHeader(old)
  const [row] = await service.database.orm.select().from(schema.jwks).where(eq(schema.jwks.id, oldKid))
  const lifetime = (row?.expiresAt?.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)
  expect(Math.round(lifetime / day)).toBe(30)

  const expireAt = (expiresAt: Date) =>
    service.database.orm.update(schema.jwks).set({expiresAt}).where(eq(schema.jwks.id, oldKid))
  await expireAt(new Date(Date.now() - 1000))
  // All who ask in that moment get tokens of one and the same key.
  const fresh = await Promise.all([1, 2, 3, 4].map(() => tokenOf(reader)))
  const kids = new Set(fresh.map((token) => decodeProtectedHeader(token).kid))
  expect(kids.size).toBe(1)
  expect(kids).not.toContain(oldKid)
  await expect(verified(fresh[0] ?? '')).resolves.toBeDefined()
  await expect(verified(old)).resolves.toBeDefined()

  await expireAt(new Date(Date.now() - 8 * day))
  expect((await keySet()).keys.map(({kid}) => kid)).not.toContain(oldKid)
})
