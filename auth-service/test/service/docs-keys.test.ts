import {hkdfSync} from 'node:crypto'
import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'
import {beforeAll, expect, test} from 'vitest'
import {aSecret} from '../support/secrets'
import {docsOrigin, startService, type TestService} from '../support/service'
import {daysPass} from '../support/time'

const site = `${docsOrigin}/handbook/`

let service: TestService
beforeAll(async () => {
  service = await startService()
})

/** Seal format 1, written down a second time and independently. */
const keyFor = (
  access: string,
  {secret = service.env.AUTH_CONTENT_SECRET ?? '', epoch = '1'} = {},
): string => {
  const info = `${site}\n${epoch}\n${access}`
  return Buffer.from(hkdfSync('sha256', secret, 'docusaurus-plugin-auth/1', info, 32)).toString('base64url')
}

const keysPath = (change: Record<string, string | string[]> = {}) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({site, epoch: '1', access: 'signed-in', ...change}))
    for (const each of [value].flat()) query.append(name, each)
  return `/docs/keys?${query}`
}

async function signedIn(roles: string[] = []) {
  const reader = service.reader()
  const account = await reader.signUp()
  const {email} = account
  const setRoles = (roles: string[]) =>
    service.database.orm.update(schema.user).set({roles}).where(eq(schema.user.email, email))
  await setRoles(roles)
  return {reader, account, setRoles}
}

test('a reader gets the keys of the pages they may open, and their session, in one answer', async () => {
  const {reader} = await signedIn(['partner'])
  const answer = await reader.get(keysPath({access: ['signed-in', 'staff', 'partner', 'partner+staff']}))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const {user, session} = await reader.session()
  expect(answer.json).toEqual({
    keys: {
      'signed-in': keyFor('signed-in'),
      partner: keyFor('partner'),
      'partner+staff': keyFor('partner+staff'),
    },
    denied: ['staff'],
    user: {id: user.id, name: user.name, email: user.email, image: null, roles: ['partner']},
    session: {id: session.id, createdAt: session.createdAt, expiresAt: session.expiresAt},
  })
})

test('another site, epoch or access is another key', async () => {
  const {reader} = await signedIn(['staff'])
  const seen = new Set<string>()
  for (const change of [{}, {epoch: '2'}, {access: 'staff'}, {site: `${docsOrigin}/`}]) {
    const {json} = await reader.get(keysPath(change))
    for (const key of Object.values<string>(json.keys)) seen.add(key)
  }
  expect(seen.size).toBe(4)
})

test('a role that is taken away counts at once', async () => {
  const {reader, setRoles} = await signedIn(['staff'])
  expect((await reader.get(keysPath({access: 'staff'}))).json.denied).toEqual([])
  await setRoles([])
  const {json} = await reader.get(keysPath({access: 'staff'}))
  expect(json).toMatchObject({keys: {}, denied: ['staff']})
})

test('nobody who is not signed in gets a key', async () => {
  const answer = await service.reader().get(keysPath())
  expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHORIZED'])
  expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
})

test.for(['/sign-out', '/revoke-sessions'])('a session that ended by %s gets none', async (end) => {
  const {reader} = await signedIn()
  const cookie = reader.jar.header
  expect((await reader.get(keysPath())).status).toBe(200)
  expect((await reader.post(end)).status).toBe(200)
  expect((await service.reader().get(keysPath(), {headers: {cookie}})).status).toBe(401)
})

test('a session that is revoked from another browser gets none from then on', async () => {
  const {reader, account} = await signedIn()
  const elsewhere = service.reader()
  await elsewhere.signIn(account)
  expect((await reader.get(keysPath())).status).toBe(200)
  expect((await elsewhere.post('/revoke-other-sessions')).status).toBe(200)
  expect((await reader.get(keysPath())).status).toBe(401)
  expect((await elsewhere.get(keysPath())).status).toBe(200)
})

test('asking for keys is a visit: the answer tells the end that it moved', async () => {
  const {reader, account} = await signedIn()
  const before = (await reader.get(keysPath())).json.session
  await daysPass(service.database, account.email, 1)
  const {session} = (await reader.get(keysPath())).json
  expect(session.id).toBe(before.id)
  expect(Date.parse(session.expiresAt) - Date.parse(session.createdAt)).toBeGreaterThan(7 * 24 * 3_600_000)
  expect(session.expiresAt).toBe((await reader.session()).session.expiresAt)
})

test.for([
  ['a site that is not trusted', 'https://evil.example', 'https://evil.example/'],
  ['a site that claims to be another', 'https://evil.example', site],
  ['a trusted site that asks for another', 'http://localhost:8000', site],
  ['no page at all', null, site],
  ['an opaque origin', 'null', site],
  ['a site that is no address', docsOrigin, 'handbook'],
  ['a site in another spelling', docsOrigin, 'http://LOCALHOST:3000/handbook/'],
  ['a site with a query', docsOrigin, `${site}?a`],
] as const)('%s is refused', async ([, origin, asked]) => {
  const {reader} = await signedIn()
  const answer = await reader.get(keysPath({site: asked}), {origin})
  expect([answer.status, answer.json.code]).toEqual([403, 'SITE_NOT_TRUSTED'])
})

test('a page of the service’s own origin is one, too: browsers send no Origin there', async () => {
  const {reader} = await signedIn()
  const own = keysPath({site: 'http://localhost:3001/docs/'})
  const sameOrigin = {origin: null, headers: {'sec-fetch-site': 'same-origin'}}
  expect((await reader.get(own, sameOrigin)).status).toBe(200)
  expect((await reader.get(own, {origin: null, headers: {'sec-fetch-site': 'same-site'}})).status).toBe(403)
})

test.for([
  'public',
  'staff+partner',
  'partner+partner',
  'Staff',
  'signed-in+staff',
  '',
  'staff+',
  'staff\nadmin',
])('the access %j is refused', async (access) => {
  const {reader} = await signedIn(['staff', 'partner'])
  const answer = await reader.get(keysPath({access}))
  expect([answer.status, answer.json.code]).toEqual([400, 'ACCESS_INVALID'])
})

test('an endless list of accesses is refused', async () => {
  const {reader} = await signedIn()
  const answer = await reader.get(keysPath({access: Array.from({length: 33}, (_, index) => `role-${index}`)}))
  expect(answer.status).toBe(400)
})

test.for(['site', 'epoch', 'access'])('without %s nothing is handed out', async (missing) => {
  const {reader} = await signedIn()
  const answer = await reader.get(keysPath({[missing]: []}))
  expect(answer.status).toBe(400)
})

test('a line feed in the epoch cannot move the border between epoch and access', async () => {
  const {reader} = await signedIn()
  expect((await reader.get(keysPath({epoch: '1\nstaff'}))).status).toBe(400)
})

test('while the content secret is being changed, keys of both are handed out', async () => {
  const [old = '', current] = [service.env.AUTH_CONTENT_SECRET, aSecret()]
  service = await startService({AUTH_CONTENT_SECRET: `${current},${old}`})
  const {reader} = await signedIn()
  const {json} = await reader.get(keysPath({access: ['signed-in', 'staff']}))
  expect(json).toMatchObject({
    keys: {'signed-in': keyFor('signed-in', {secret: current})},
    older: {'signed-in': [keyFor('signed-in', {secret: old})]},
    denied: ['staff'],
  })
})
