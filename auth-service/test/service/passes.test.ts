import {createHash} from 'node:crypto'
import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'
import {beforeAll, expect, test} from 'vitest'
import {newSecret} from '../../src/features/passes/policy'
import type {Reader} from '../support/reader'
import {docsOrigin, startService, type TestService} from '../support/service'
import {daysPass, sessionRow} from '../support/time'

const origin = 'https://acme.github.io'
const site = `${origin}/handbook/`
const other = 'https://partner.example'
const environment = {
  BETTER_AUTH_TRUSTED_ORIGINS: `${docsOrigin},${origin},${other}`,
  AUTH_CROSS_SITE: `${site},${other}/`,
}
const cookieName = '__Host-auth.pass'

let service: TestService
beforeAll(async () => {
  service = await startService(environment)
})

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

/** Where the service sends somebody with this session who asks for the return page of a site. */
async function onward(sessionId: string, verifier: string, to = site) {
  const {service: open} = await import('../../src/service')
  const query = new URLSearchParams({code_challenge: challengeOf(verifier), state: newSecret()})
  return new URL(await (await open()).onward(`${to}auth-return?${query}`, sessionId))
}

/** Signs up. */
async function somebody() {
  const atService = service.reader()
  const account = await atService.signUp()
  const {id: sessionId} = await sessionRow(service.database, account.email)
  return {atService, account, sessionId}
}

/** Whose session no test ends: passwords take their time. */
let shared: ReturnType<typeof somebody> | undefined

/** A reader who has signed in at the service and comes back to the docs, another browser as far as cookies go, with a code. */
async function returned(who?: Awaited<ReturnType<typeof somebody>>) {
  const reader = who ?? (await sharedReader())
  const verifier = newSecret()
  const code = await codeFor(reader.sessionId, verifier)
  return {...reader, verifier, code, inDocs: service.reader()}
}

function sharedReader() {
  shared ??= somebody()
  return shared
}

const codeFor = async (sessionId: string, verifier: string, to = site) => {
  const {hash} = await onward(sessionId, verifier, to)
  return new URLSearchParams(hash.slice(1)).get('code') ?? expect.fail(`no code in ${hash}`)
}

const exchange = (reader: Reader, code: string, verifier: string, from = origin) =>
  reader.post('/docs/pass', {code, verifier}, {origin: from})

/** The same with a pass in hand. */
async function admitted(who?: Awaited<ReturnType<typeof somebody>>) {
  const scene = await returned(who)
  const {json} = await exchange(scene.inDocs, scene.code, scene.verifier)
  const pass: string = json.pass
  // As the page sends it: the cookie stays out of it.
  const ask = (path: string, from = origin) =>
    scene.inDocs.get(path, {origin: from, headers: {authorization: `Bearer ${pass}`, cookie: ''}})
  return {...scene, pass, ask}
}

const keysPath = (of: string) =>
  `/docs/keys?${new URLSearchParams({site: of, epoch: '1', access: 'signed-in'})}`

test('a code is exchanged for a pass, and tells who is here', async () => {
  const {inDocs, code, verifier, account, sessionId} = await returned()
  const answer = await exchange(inDocs, code, verifier)
  expect(answer.status).toBe(200)
  expect(answer.json).toMatchObject({
    pass: expect.stringMatching(/^[\w-]{43}$/),
    expiresIn: 900,
    user: {name: account.name, email: account.email},
    session: {id: sessionId},
  })
  expect(answer.json.session.token).toBeUndefined()
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
})

test('its cookie is kept apart for each site, is out of reach of scripts, and lives as long as the session', async () => {
  const {inDocs, code, verifier} = await returned()
  const {cookies} = await exchange(inDocs, code, verifier)
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatch(
    /^__Host-auth\.pass=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
  )
  const days = Number(inDocs.jar.get(cookieName)?.attributes['max-age']) / 86_400
  expect(days).toBeGreaterThan(6.9)
  expect(days).toBeLessThanOrEqual(7)
})

test('the code is in the fragment, with the state as it came', async () => {
  const {sessionId} = await returned()
  const url = await onward(sessionId, newSecret())
  expect(`${url.origin}${url.pathname}${url.search}`).toBe(`${site}auth-return`)
  expect([...new URLSearchParams(url.hash.slice(1)).keys()]).toEqual(['code', 'state'])
})

test('a code is good once, also for two who bring it at the same moment', async () => {
  const {code, verifier} = await returned()
  const all = [1, 2, 3, 4].map(() => exchange(service.reader(), code, verifier))
  const statuses = (await Promise.all(all)).map(({status}) => status)
  expect(statuses.sort()).toEqual([200, 400, 400, 400])
  expect((await exchange(service.reader(), code, verifier)).json.code).toBe('CODE_INVALID')
})

test('a stolen code is useless without the verifier, and used up by the attempt', async () => {
  const {inDocs, code, verifier, account} = await returned(await somebody())
  expect((await exchange(service.reader(), code, newSecret())).json.code).toBe('CODE_INVALID')
  expect((await exchange(service.reader(), code, challengeOf(verifier))).json.code).toBe('CODE_INVALID')
  expect((await exchange(inDocs, code, verifier)).status).toBe(400)
  const [refused] = await eventsOf(account.email, 'code-refused')
  expect(refused?.detail).toMatchObject({origin})
})

test('a code of one site is not exchanged by another, listed as it may be', async () => {
  const {inDocs, code, verifier} = await returned()
  expect((await exchange(inDocs, code, verifier, other)).json.code).toBe('CODE_INVALID')
})

test.for([docsOrigin, 'https://evil.example', 'null', null])('the origin %j gets no pass', async (from) => {
  const {inDocs, code, verifier} = await returned()
  for (const path of ['/docs/pass', '/docs/pass/renew']) {
    const body = path === '/docs/pass' ? {code, verifier} : {}
    const answer = await inDocs.post(path, body, {origin: from})
    expect([answer.status, answer.json.code, answer.cookies]).toEqual([403, 'SITE_NOT_CROSS_SITE', []])
  }
  // Nothing was looked at, so nothing is used up.
  expect((await exchange(inDocs, code, verifier)).status).toBe(200)
})

test('a code is over after a minute', async () => {
  const {inDocs, code, verifier, sessionId} = await returned()
  await service.database.orm
    .update(schema.docsPass)
    .set({expiresAt: new Date(Date.now() - 1000)})
    .where(eq(schema.docsPass.sessionId, sessionId))
  expect((await exchange(inDocs, code, verifier)).status).toBe(400)
})

test('a session has a bounded number of codes', async () => {
  const {sessionId} = await returned(await somebody())
  for (let codes = 1; codes < 20; codes += 1) await codeFor(sessionId, newSecret())
  const {hash} = await onward(sessionId, newSecret())
  expect(new URLSearchParams(hash.slice(1)).get('error')).toBe('away')
})

test('the pass opens get-session, token and the keys of its own site', async () => {
  const {ask, account} = await admitted()
  expect((await ask('/get-session')).json.user.email).toBe(account.email)
  expect((await ask('/token')).json.token.split('.')).toHaveLength(3)
  const keys = await ask(keysPath(site))
  expect(keys.json).toMatchObject({keys: {'signed-in': expect.any(String)}, user: {email: account.email}})
  expect((await ask(keysPath(`${other}/`))).json.code).toBe('SITE_NOT_TRUSTED')
})

test.for([docsOrigin, other, 'https://evil.example'])('from %s it opens nothing', async (from) => {
  const {ask} = await admitted()
  expect((await ask('/get-session', from)).json).toBeNull()
  expect((await ask('/token', from)).status).toBe(401)
  expect((await ask(keysPath(`${from}/`), from)).status).toBeGreaterThanOrEqual(401)
})

test('it changes neither name nor password', async () => {
  const {inDocs, pass, account} = await admitted()
  const headers = {authorization: `Bearer ${pass}`, cookie: ''}
  for (const [path, body] of [
    ['/update-user', {name: 'Mallory'}],
    ['/change-password', {currentPassword: account.password, newPassword: 'quiet harbour lights'}],
    ['/revoke-other-sessions', {}],
  ] as const)
    expect([path, (await inDocs.post(path, body, {origin, headers})).status]).toEqual([path, 401])
})

test.for(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}.`])('the pass %j is nobody’s', async (pass) => {
  const headers = {authorization: `Bearer ${pass}`}
  expect((await service.reader().get('/get-session', {origin, headers})).json).toBeNull()
  expect((await service.reader().get('/token', {origin, headers})).status).toBe(401)
})

test('neither a code nor the cookie is a pass', async () => {
  const {inDocs, code, verifier, sessionId} = await returned()
  await exchange(inDocs, code, verifier)
  const unused = await codeFor(sessionId, newSecret())
  for (const secret of [unused, inDocs.jar.get(cookieName)?.value ?? '']) {
    const headers = {authorization: `Bearer ${secret}`, cookie: ''}
    expect((await inDocs.get('/get-session', {origin, headers})).json).toBeNull()
  }
})

test('the cookie alone opens nothing but the renewal', async () => {
  const {inDocs} = await admitted()
  expect((await inDocs.get('/get-session', {origin})).json).toBeNull()
  expect((await inDocs.get('/token', {origin})).status).toBe(401)
})

test('after a reload the cookie brings another pass', async () => {
  const {inDocs, pass, account} = await admitted()
  const renewed = await inDocs.post('/docs/pass/renew', {}, {origin})
  expect(renewed.json).toMatchObject({expiresIn: 900, user: {email: account.email}})
  expect(renewed.json.pass).not.toBe(pass)
  expect((await inDocs.post('/docs/pass/renew', {}, {origin: other})).status).toBe(401)
})

test('a browser that kept no cookie is told so, one with a dead one that nobody is here', async () => {
  const {inDocs, atService} = await admitted(await somebody())
  const none = await service.reader().post('/docs/pass/renew', {}, {origin})
  expect([none.status, none.json.code]).toEqual([401, 'PASS_COOKIE_MISSING'])
  await atService.post('/sign-out')
  const dead = await inDocs.post('/docs/pass/renew', {}, {origin})
  expect([dead.status, dead.json.code]).toEqual([401, 'UNAUTHORIZED'])
})

test('a visit moves the end of the session, up to its absolute end', async () => {
  const {inDocs, account} = await admitted(await somebody())
  await daysPass(service.database, account.email, 2)
  const {json, cookies} = await inDocs.post('/docs/pass/renew', {}, {origin})
  const {expiresAt} = await sessionRow(service.database, account.email)
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
  expect(new Date(json.session.expiresAt)).toEqual(expiresAt)
  expect(cookies[0]).toMatch(/Max-Age=604\d{3};.*Partitioned/)
  await daysPass(service.database, account.email, 29)
  expect((await inDocs.post('/docs/pass/renew', {}, {origin})).status).toBe(401)
})

test('who signs out at the service is signed out in the docs at the next request', async () => {
  const {ask, inDocs, atService} = await admitted(await somebody())
  await atService.post('/sign-out')
  expect((await ask('/get-session')).json).toBeNull()
  expect((await ask('/token')).status).toBe(401)
  expect((await ask(keysPath(site))).status).toBe(401)
  expect((await inDocs.post('/docs/pass/renew', {}, {origin})).status).toBe(401)
})

test('who signs out in the docs is signed out at the service', async () => {
  const {ask, inDocs, pass, atService, account} = await admitted(await somebody())
  const headers = {authorization: `Bearer ${pass}`}
  const answer = await inDocs.post('/sign-out', {}, {origin, headers})
  expect([answer.status, answer.json]).toEqual([200, {success: true}])
  expect(inDocs.jar.get(cookieName)).toBeUndefined()
  expect(await atService.session()).toBeNull()
  expect((await ask('/get-session')).json).toBeNull()
  expect(await eventsOf(account.email, 'sign-out')).toHaveLength(1)
})

test('somebody else’s page cannot sign out with it', async () => {
  const {inDocs, pass, atService} = await admitted()
  const headers = {authorization: `Bearer ${pass}`, cookie: ''}
  await inDocs.post('/sign-out', {}, {origin: other, headers})
  expect(await atService.session()).not.toBeNull()
})

test('a new sign-in in the browser ends the pass of the session before', async () => {
  const {ask, atService, account} = await admitted(await somebody())
  await atService.signIn(account)
  expect((await ask('/get-session')).json).toBeNull()
})

test('passes are written down once a day for a session and a site', async () => {
  const {account, sessionId} = await admitted(await somebody())
  const verifier = newSecret()
  await exchange(service.reader(), await codeFor(sessionId, verifier), verifier)
  const given = await eventsOf(account.email, 'pass-given')
  expect(given.map(({detail}) => detail)).toEqual([{session: sessionId, origin}])
})

test('no code, no pass and no cookie is in the database', async () => {
  const {inDocs, pass, code, verifier, sessionId} = await admitted()
  const unused = await codeFor(sessionId, verifier)
  const tables = [schema.docsPass, schema.securityEvent, schema.session]
  const text = JSON.stringify(
    await Promise.all(tables.map((table) => service.database.orm.select().from(table))),
  )
  for (const secret of [pass, code, unused, verifier, inDocs.jar.get(cookieName)?.value ?? ''])
    expect(text).not.toContain(secret)
  expect(text).toContain(challengeOf(verifier))
})

test('a preflight lets the pass through', async () => {
  const {headers} = await service.reader().send('/get-session', {method: 'OPTIONS', origin})
  expect(headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type')
})

test('a site that is taken off the list is out at once', async () => {
  const {inDocs, pass, sessionId} = await admitted()
  service = await startService({...environment, AUTH_CROSS_SITE: ''})
  const headers = {authorization: `Bearer ${pass}`, cookie: ''}
  const handle = service.reader()
  expect((await handle.get('/get-session', {origin, headers})).json).toBeNull()
  expect((await onward(sessionId, newSecret())).hash).toBe('')
  const preflight = await handle.send('/get-session', {method: 'OPTIONS', origin})
  expect(preflight.headers.get('access-control-allow-headers')).toBe('Content-Type')
  expect(inDocs.jar.get(cookieName)).toBeDefined()
})

async function eventsOf(email: string, event: string) {
  const rows = await service.database.orm
    .select({event: schema.securityEvent.event, detail: schema.securityEvent.detail})
    .from(schema.securityEvent)
    .innerJoin(schema.user, eq(schema.user.id, schema.securityEvent.subjectId))
    .where(eq(schema.user.email, email))
  return rows.filter((row) => row.event === event)
}
