import {createHmac} from 'node:crypto'
import {sessionCookies} from 'docusaurus-plugin-auth/testing/better-auth'
import {beforeAll, expect, test} from 'vitest'
import type {Reader} from '../support/reader'
import {startService, type TestService} from '../support/service'
import {daysPass, sessionRow} from '../support/time'

/** Signed out, a browser keeps only what tells the throttle that it has been here before. */
const deviceOnly = /^auth\.device=[^;]+$/

const day = 24 * 60 * 60 * 1000

let service: TestService
beforeAll(async () => {
  service = await startService()
})

/** What the browser holds, without the signature. */
const tokenOf = (reader: Reader): string => reader.jar.get('auth.session_token')?.value.split('.')[0] ?? ''

async function signedIn() {
  const reader = service.reader()
  const account = await reader.signUp()
  return {reader, account}
}

test('get-session shows who is signed in, never the token, and is kept by nobody', async () => {
  const {reader, account} = await signedIn()
  const answer = await reader.get('/get-session')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.json).toEqual({
    user: {
      id: expect.any(String),
      name: account.name,
      email: account.email,
      emailVerified: false,
      image: null,
      roles: [],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    },
    session: {
      id: expect.any(String),
      userId: answer.json.user.id,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      expiresAt: expect.any(String),
    },
  })
  expect(answer.text).not.toContain(tokenOf(reader))
})

test('whoever reads the database finds no token that a browser holds', async () => {
  const {reader, account} = await signedIn()
  const {token} = await sessionRow(service.database, account.email)
  expect(token).toMatch(/^sha256:[\w-]{43}$/)
  expect(token).not.toContain(tokenOf(reader))
})

test('the cookies of a row that the test kit has made sign in, and give the hint', async () => {
  const account = await service.reader().signUp()
  const {service: running} = await import('../../src/service')
  const cookies = await sessionCookies((await running()).auth, account.email)
  const reader = service.reader()
  for (const {name, value} of cookies) reader.jar.set(name, value)
  const answer = await reader.get('/get-session')
  expect(answer.json.user.name).toBe(account.name)
  // A hint that is lost or not understood would be given anew.
  expect(answer.cookies).toEqual([])
  expect(cookies.map(({name, domain, httpOnly}) => [name, domain, httpOnly])).toEqual([
    ['auth.session_token', 'localhost', true],
    ['auth.hint', 'localhost', false],
  ])
})

test('a stolen row signs nobody in, even together with the secret that signs cookies', async () => {
  const {reader, account} = await signedIn()
  const {token: stored} = await sessionRow(service.database, account.email)
  const withCookieOf = (token: string) => {
    const thief = service.reader()
    const signature = createHmac('sha256', service.env.BETTER_AUTH_SECRET ?? '')
      .update(token)
      .digest('base64')
    thief.jar.set('auth.session_token', encodeURIComponent(`${token}.${signature}`))
    return thief.session()
  }
  expect(await withCookieOf(tokenOf(reader))).toMatchObject({user: {email: account.email}})
  expect(await withCookieOf(stored)).toBeNull()
})

test('nobody is signed in: null, and no cookies', async () => {
  const answer = await service.reader().get('/get-session')
  expect([answer.status, answer.json, answer.cookies]).toEqual([200, null, []])
})

test('signing out ends the session everywhere and expires its cookies', async () => {
  const {reader, account} = await signedIn()
  const copy = service.reader()
  copy.jar.set('auth.session_token', reader.jar.get('auth.session_token')?.value ?? '')
  const answer = await reader.post('/sign-out')
  expect([answer.status, answer.json]).toEqual([200, {success: true}])
  expect(reader.jar.header).toMatch(deviceOnly)
  expect(await copy.session()).toBeNull()
  await expect(sessionRow(service.database, account.email)).rejects.toThrow('has 0 sessions')
})

test('signing out works without a body and without a session', async () => {
  const answer = await service.reader().send('/sign-out', {method: 'POST'})
  expect([answer.status, answer.json]).toEqual([200, {success: true}])
})

test('a site that is not trusted can sign nobody out', async () => {
  const {reader} = await signedIn()
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3000.evil.example']) {
    const answer = await reader.send('/sign-out', {method: 'POST', origin})
    expect(answer.status).toBe(403)
  }
  expect(await reader.session()).not.toBeNull()
})

test('signing out everywhere ends this browser and all others', async () => {
  const {reader, account} = await signedIn()
  const other = service.reader()
  await other.signIn(account)
  const answer = await reader.post('/revoke-sessions')
  expect([answer.status, answer.json]).toEqual([200, {success: true}])
  expect(reader.jar.header).toMatch(deviceOnly)
  expect(await other.session()).toBeNull()
})

test('signing out the others leaves this browser signed in', async () => {
  const {reader, account} = await signedIn()
  const other = service.reader()
  await other.signIn(account)
  expect((await reader.post('/revoke-other-sessions')).status).toBe(200)
  expect(await other.session()).toBeNull()
  expect(await reader.session()).not.toBeNull()
})

test.for(['/revoke-sessions', '/revoke-other-sessions', '/update-user', '/change-password'])(
  '%s needs a session',
  async (path) => {
    const body = {
      '/update-user': {name: 'Ada'},
      '/change-password': {currentPassword: 'x', newPassword: 'correct horse battery'},
    }[path]
    const answer = await service.reader().post(path, body ?? {})
    expect(answer.status).toBe(401)
    expect(answer.json.code).toBe('UNAUTHORIZED')
  },
)

test('a session of today is not renewed', async () => {
  const {reader} = await signedIn()
  expect((await reader.get('/get-session')).cookies).toEqual([])
})

test('a visit on the second day renews for seven days, cookie included', async () => {
  const {reader, account} = await signedIn()
  await daysPass(service.database, account.email, 1)
  const answer = await reader.get('/get-session')
  const {expiresAt} = await sessionRow(service.database, account.email)
  const left = expiresAt.getTime() - Date.now()
  expect(left).toBeGreaterThan(6.99 * day)
  expect(left).toBeLessThanOrEqual(7 * day)
  expect(answer.json.session.expiresAt).toBe(expiresAt.toISOString())
  expect(Number(reader.jar.get('auth.session_token')?.attributes['max-age'])).toBeCloseTo(left / 1000, -2)
})

test('a server that asks on a reader’s behalf does not renew', async () => {
  const {reader, account} = await signedIn()
  await daysPass(service.database, account.email, 2)
  const before = await sessionRow(service.database, account.email)
  const answer = await reader.get('/get-session?disableRefresh=true')
  expect(answer.json).not.toBeNull()
  expect(answer.cookies).toEqual([])
  expect(await sessionRow(service.database, account.email)).toEqual(before)
})

test('after seven days without a visit the session is over, and its cookies go', async () => {
  const {reader, account} = await signedIn()
  await daysPass(service.database, account.email, 7)
  const answer = await reader.get('/get-session')
  expect(answer.json).toBeNull()
  expect(reader.jar.header).toMatch(deviceOnly)
})

test('however often the reader comes, after thirty days they sign in again', async () => {
  const {reader, account} = await signedIn()
  for (let visit = 1; visit <= 5; visit++) {
    await daysPass(service.database, account.email, 6)
    const {json} = await reader.get('/get-session')
    if (visit < 5) expect(json, `day ${visit * 6}`).not.toBeNull()
    else expect(json).toBeNull()
  }
})

test('near its absolute end a session is not written at every visit', async () => {
  const {reader, account} = await signedIn()
  for (let visit = 1; visit <= 4; visit++) {
    await daysPass(service.database, account.email, 6)
    await reader.get('/get-session')
  }
  const {expiresAt, createdAt} = await sessionRow(service.database, account.email)
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(30 * day)
  expect((await reader.get('/get-session')).cookies).toEqual([])
})

test('two session cookies in one request are refused, wherever the second came from', async () => {
  const {reader, account} = await signedIn()
  const mine = reader.jar.header
  const {reader: attacker} = await signedIn()
  const tossed = `auth.session_token=${attacker.jar.get('auth.session_token')?.value}`
  for (const cookie of [`${mine}; ${tossed}`, `${tossed}; ${mine}`, `${mine};auth.session_token=`]) {
    for (const path of ['/get-session', '/token']) {
      const answer = await service.reader().get(path, {headers: {cookie}})
      expect(answer.status).toBe(400)
      expect(answer.json.code).toBe('DUPLICATE_SESSION_COOKIE')
      expect(answer.text).not.toContain(account.email)
    }
  }
})

test('a cookie that was tampered with is nobody’s', async () => {
  const {reader} = await signedIn()
  const value = reader.jar.get('auth.session_token')?.value ?? ''
  const [token = '', signature = ''] = value.split('.')
  const forged = [
    token,
    `${token}.`,
    `${token}.${'A'.repeat(43)}=`,
    `${token.toUpperCase()}.${signature}`,
    `x${value}`,
    '%',
    '"',
  ]
  for (const cookie of forged) {
    const answer = await service
      .reader()
      .get('/get-session', {headers: {cookie: `auth.session_token=${cookie}`}})
    expect([answer.status, answer.json]).toEqual([200, null])
  }
})
