import {createRemoteJWKSet, jwtVerify} from 'jose'
import {expect, onTestFinished, test} from 'vitest'
import {deriveContentKey} from '../../src/seal/keys.js'
import {authFixtures, type TestCookie} from '../../src/testing/playwright/index.js'
import {
  FakeAuthService,
  type FakeServiceOptions,
  readerCookies,
  type TestReader,
} from '../../src/testing/server/index.js'

const site = 'http://localhost:3000/'
const origin = 'http://localhost:3000'

async function start(options?: FakeServiceOptions): Promise<FakeAuthService> {
  const service = await FakeAuthService.start(options)
  onTestFinished(() => service.stop())
  return service
}

const header = (cookies: TestCookie[]) => cookies.map(({name, value}) => `${name}=${value}`).join('; ')

async function ask(service: FakeAuthService, path: string, cookie = '', method = 'GET') {
  const response = await fetch(service.url + path, {method, headers: {cookie, origin}, redirect: 'manual'})
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    cookies: response.headers.getSetCookie().map((line) => line.split(';')[0]),
    json: text === '' ? undefined : JSON.parse(text),
  }
}

test('cookies made without the service are a session to it, until that session ends', async () => {
  const service = await start()
  const cookie = header(readerCookies(service.url, {name: 'Ada', roles: ['staff']}))
  const {json} = await ask(service, '/api/auth/get-session', cookie)
  expect(json).toMatchObject({user: {name: 'Ada', roles: ['staff']}, session: {id: expect.any(String)}})

  await ask(service, '/api/auth/sign-out', cookie, 'POST')
  const after = await ask(service, '/api/auth/get-session', cookie)
  expect(after.json).toBeNull()
  expect(after.cookies).toEqual(['auth.hint='])
  expect((await ask(service, '/api/auth/docs/keys?site=&access=signed-in', cookie)).status).toBe(403)
  expect(service.count('/api/auth/get-session')).toBe(2)
})

test('a visit to the sign-in page signs in, and leads back to the site and nowhere else', async () => {
  const service = await start({reader: {name: 'Ada'}})
  const {status, headers} = await ask(service, '/signin?callbackUrl=http://localhost:3000/guide%23part')
  expect([status, headers.get('location')]).toEqual([303, 'http://localhost:3000/guide#part'])
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  expect((await ask(service, '/api/auth/get-session', cookie)).json.user.name).toBe('Ada')
  service.user.roles = ['staff']
  expect((await ask(service, '/api/auth/get-session', cookie)).json.user.roles).toEqual(['staff'])
  const away = await ask(service, '/signin?callbackUrl=https://evil.example/')
  expect(away.headers.get('location')).toBe('/')
})

test('tokens are signed by a key that it publishes', async () => {
  const service = await start({audience: 'example-api'})
  expect((await ask(service, '/api/auth/token')).status).toBe(401)
  const cookie = header(readerCookies(service.url, {id: 'ada', roles: ['staff']}))
  const {token} = (await ask(service, '/api/auth/token', cookie)).json
  const keys = createRemoteJWKSet(new URL('/api/auth/jwks', service.url))
  const expected = {issuer: service.url, audience: 'example-api', algorithms: ['EdDSA']}
  const {payload} = await jwtVerify(token, keys, expected)
  expect(payload).toMatchObject({sub: 'ada', roles: ['staff'], sid: expect.any(String)})
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
})

test('keys open what was sealed with the same secret, to readers who may', async () => {
  const [secret, old] = [
    'the secret that pages are sealed with now',
    'the secret that some are still sealed with',
  ]
  const service = await start({contentSecret: [secret, old]})
  const query = new URLSearchParams([
    ['site', site],
    ['epoch', '1'],
    ['access', 'signed-in'],
    ['access', 'partner+staff'],
  ])
  const path = `/api/auth/docs/keys?${query}`
  expect((await ask(service, path)).status).toBe(401)
  const {json} = await ask(service, path, header(readerCookies(service.url)))
  const key = async (from: string) =>
    Buffer.from(await deriveContentKey({secret: from, site, epoch: '1', access: 'signed-in'})).toString(
      'base64url',
    )
  expect(json).toMatchObject({
    keys: {'signed-in': await key(secret)},
    older: {'signed-in': [await key(old)]},
    denied: ['partner+staff'],
    user: {name: 'Rosa Reader'},
  })
  const staff = await ask(service, path, header(readerCookies(service.url, {roles: ['staff']})))
  expect(staff.json.denied).toEqual([])
})

test('other sites than those of this machine get no answer to read', async () => {
  const service = await start()
  const from = async (page: string) => {
    const {headers} = await fetch(`${service.url}/api/auth/get-session`, {headers: {origin: page}})
    return headers.get('access-control-allow-origin')
  }
  expect(await from(origin)).toBe(origin)
  expect(await from('https://docs.example.com')).toBeNull()
})

test('the fixture puts the cookies of a session into the browser of the test', async () => {
  const kept: TestCookie[] = []
  const context = {addCookies: async (cookies: TestCookie[]) => void kept.push(...cookies)}
  const {signedIn} = authFixtures((reader: Partial<TestReader>) =>
    readerCookies('http://localhost:3001', reader),
  )
  await signedIn({context}, (signIn) => signIn({name: 'Ada'}))
  expect(kept.map(({name, domain, httpOnly}) => [name, domain, httpOnly])).toEqual([
    ['auth.session_token', 'localhost', true],
    ['auth.hint', 'localhost', false],
  ])
})
