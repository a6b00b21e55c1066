import {once} from 'node:events'
import {connect} from 'node:net'
import {text} from 'node:stream/consumers'
import {promisify} from 'node:util'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {CookieJar} from '../support/jar'
import {productionEnv, type Running, startServer, temporaryDirectory} from '../support/server'

const docs = 'http://localhost:3000'
const json = {'content-type': 'application/json', origin: docs}

let data: Awaited<ReturnType<typeof temporaryDirectory>>
let server: Running
let serviceUrl: string
let content: string

async function start(variables: Record<string, string> = {}): Promise<void> {
  const env = await productionEnv({DATABASE_DRIVER: 'pglite', AUTH_DATA_DIR: data.path, ...variables})
  serviceUrl = env.BETTER_AUTH_URL ?? ''
  content = env.AUTH_CONTENT_SECRET ?? ''
  server = await startServer(env)
}

beforeAll(async () => {
  data = await temporaryDirectory()
  await start()
})
afterAll(async () => {
  await server.stop()
  await data.remove()
})

/** `fetch` sets Host and Content-Length itself; this says what it is told. */
async function raw(request: string): Promise<string> {
  const {port} = new URL(server.address)
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(request)
  return text(socket)
}

let guessed = 0

/** A guess at another account each time: the limit per account is not what this file is about. */
const signIn = (headers: Record<string, string> = {}, path = server.address) =>
  fetch(`${path}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {...json, ...headers},
    body: JSON.stringify({email: `nobody.${++guessed}@example.com`, password: 'slowly melting lanterns'}),
  })

test('one reader’s day: sign up, who am I, a token, keys, sign out', async () => {
  const jar = new CookieJar()
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${server.address}/api/auth${path}`, {
      ...init,
      headers: {...json, cookie: jar.header},
    })
    jar.take(response.headers.getSetCookie())
    return response
  }
  const account = {name: 'Ada', email: 'ada@example.com', password: 'slowly melting lanterns'}
  expect((await ask('/sign-up/email', {method: 'POST', body: JSON.stringify(account)})).status).toBe(200)
  expect(await (await ask('/get-session')).json()).toMatchObject({user: {email: account.email}})
  expect(await (await ask('/token')).json()).toEqual({token: expect.stringMatching(/^eyJ/)})
  expect(await (await ask(`/docs/keys?site=${docs}/&epoch=1&access=signed-in`)).json()).toMatchObject({
    denied: [],
  })
  expect((await ask('/sign-out', {method: 'POST', body: '{}'})).status).toBe(200)
  expect(await (await ask('/get-session')).json()).toBeNull()
})

test('every answer carries the headers that protect it', async () => {
  for (const path of ['/signin', '/api/auth/get-session', '/api/health', '/nothing']) {
    const {headers} = await fetch(server.address + path)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    // Without the docs' origin Chrome would block the way back after a form.
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${docs}`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('a reader with a session is answered before Next, with the same headers, until the session is gone', async () => {
  const jar = await signUp('Joan', 'joan@example.com')
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.address}/api/auth${path}`, {headers: {origin: docs, cookie: jar.header, ...headers}})
  const paths = ['/get-session', '/token', `/docs/keys?site=${docs}/&epoch=1&access=signed-in`]
  for (const path of paths) {
    const answer = await ask(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('access-control-allow-origin')).toBe(docs)
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
    // Nothing of Next: it adds its own words to this header.
    expect(answer.headers.get('vary')).toBe('Origin')
    expect(answer.headers.getSetCookie()).toEqual([])
    const foreign = await ask(path, {origin: 'https://evil.example'})
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
    // Two cookies: whose is it?
    const two = await ask(path, {cookie: `${jar.header}; auth.session_token=x`})
    expect(two.status).toBe(400)
  }
  // With a copy of the cookies, as a thief has them.
  const copy = jar.header
  await fetch(`${server.address}/api/auth/sign-out`, {
    method: 'POST',
    headers: {...json, cookie: copy},
    body: '{}',
  })
  expect(await (await ask(paths[0] ?? '', {cookie: copy})).json()).toBeNull()
  for (const path of paths.slice(1)) expect((await ask(path, {cookie: copy})).status).toBe(401)
})

test('a question that is refused is counted once, and no client gets round the count', async () => {
  const jar = await signUp('Grace', 'grace@example.com')
  const path = '/docs/keys?site=https://elsewhere.example/&epoch=1&access=signed-in'
  const fifty = (headers: Record<string, string> = {}) =>
    Promise.all(
      Array.from({length: 50}, async () => {
        const answer = await fetch(`${server.address}/api/auth${path}`, {
          headers: {origin: docs, cookie: jar.header, ...headers},
        })
        return answer.status
      }),
    )
  for (let round = 1; round <= 5; round++) expect(new Set(await fifty())).toEqual(new Set([403]))
  const statuses: number[] = []
  // A new minute may begin in between, and the count with it.
  while (statuses.length < 1000 && !statuses.includes(429))
    statuses.push(...(await fifty({'x-long-way': '1'})))
  expect(statuses).toContain(429)
})

test('scripts run by a nonce that nobody can foresee or choose', async () => {
  const page = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.address}/signin`, {headers})
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).not.toMatch(/style-src[^;]*unsafe/)
    const [, nonce = ''] = /'nonce-([^']{24,})'/.exec(policy) ?? []
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    return nonce
  }
  expect(await page()).not.toBe(await page())
  const chosen = "script-src 'nonce-aaaaaaaaaaaaaaaaaaaaaaaa'"
  expect(await page({'content-security-policy': chosen})).not.toMatch(/^a+$/)
  expect(await page({'content-security-policy-report-only': chosen})).not.toMatch(/^a+$/)
})

test('a body that is announced as too large is refused before it is sent, readably for the site', async () => {
  const answer = await raw(
    `POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\norigin: ${docs}\r\ncontent-type: application/json\r\ncontent-length: 999999999\r\n\r\n{`,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toContain(`access-control-allow-origin: ${docs}`)
  expect(answer).toContain('"code":"PAYLOAD_TOO_LARGE"')
})

// Regression: the connection was cut with the answer. A proxy that was still passing the body on made a 502 of the reset.
test('who is still sending a body that is too large may finish, and has the answer', async () => {
  const chunk = Buffer.alloc(60_000, 0x20)
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  // The write that fails tells it, too.
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    `POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\ncontent-length: ${5 * chunk.length}\r\n\r\n`,
  )
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
  const write = promisify((data: Buffer, done: (error?: Error | null) => void) => socket.write(data, done))
  for (let sent = 0; sent < 5; sent += 1) await write(chunk)
  await once(socket, 'end')
})

test.for([
  ['GET', '/api/auth/%E0%A4%A', 400, 'BAD_REQUEST'],
  ['GET', '/%ff', 400, 'BAD_REQUEST'],
  ['GET', '*', 400, 'BAD_REQUEST'],
  ['OPTIONS', '*', 400, 'BAD_REQUEST'],
  ['GET', 'http://evil.example/signin', 400, 'BAD_REQUEST'],
  ['TRACE', '/signin', 405, 'METHOD_NOT_ALLOWED'],
] as const)('%s %s is refused in our own words', async ([method, target, status, code]) => {
  const answer = await raw(`${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(answer).toContain(`"code":"${code}"`)
})

test.for(['/_next/webpack-hmr', '/signin', '//127.0.0.1/'])(
  'asking %s to change the protocol changes nothing, and is answered',
  async (target) => {
    const answer = await raw(
      `GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close, upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 (200|308|404) /)
  },
)

test('what somebody types into a path is not logged as it is', async () => {
  for (const path of ['/verify/ada@example.org', `/reset/${'k7Qx'.repeat(8)}`])
    expect((await fetch(`${server.address}/api/auth${path}`)).status).toBe(404)
  await server.says('"path":"[redacted]"')
  await server.says('"path":"/reset/[redacted]"')
})

test('a body without a length is counted', async () => {
  const chunk = `1000\r\n${' '.repeat(4096)}\r\n`
  const answer = await raw(
    `POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\nconnection: close\r\norigin: ${docs}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(8)}0\r\n\r\n`,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
})

test('whatever Host and forwarding headers say, tokens and redirects are those of the service', async () => {
  const answer = await raw(
    'GET /account HTTP/1.1\r\nhost: evil.example\r\nx-forwarded-host: evil.example\r\nx-forwarded-proto: gopher\r\nconnection: close\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1\.1 30[37] /)
  expect(answer).not.toContain('evil.example')
})

describe('the address that limits count', () => {
  test('is the socket’s: a client that invents one for every guess is stopped all the same', async () => {
    const invented = (guess: number) =>
      signIn({'x-forwarded-for': `203.0.113.${guess}`, 'x-client-address': `::${guess}`})
    for (let guess = 1; guess <= 30; guess++) expect((await invented(guess)).status).toBe(401)
    const {status, headers} = await invented(31)
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('access-control-allow-origin')).toBe(docs)
    // What is read all the time is not limited.
    for (const path of ['/get-session', '/jwks'])
      expect((await fetch(`${server.address}/api/auth${path}`)).status).toBe(200)
  })

  test('is what a trusted proxy says, and each client has a limit of its own', async () => {
    await server.stop()
    await start({AUTH_TRUSTED_PROXIES: '127.0.0.1'})
    // The socket's own address is exhausted from the test before, in the database that both share.
    expect((await signIn()).status).toBe(429)
    expect((await signIn({'x-forwarded-for': '203.0.113.7'})).status).toBe(401)
    // A client cannot choose: what it wrote itself stands further left.
    for (let guess = 2; guess <= 30; guess++)
      expect((await signIn({'x-forwarded-for': `198.51.100.${guess}, 203.0.113.7`})).status).toBe(401)
    expect((await signIn({'x-forwarded-for': '198.51.100.99, 203.0.113.7'})).status).toBe(429)
  })
})

test('the form works without JavaScript, and leads back to the page', async () => {
  const account = {name: 'Grace', email: 'grace@example.com', password: 'slowly melting lanterns'}
  const headers = {...json, 'x-forwarded-for': '203.0.113.50'}
  await fetch(`${server.address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify(account),
  })
  const page = `${docs}/guide/?tab=npm#install`
  const address = `${server.address}/signin?callbackUrl=${encodeURIComponent(page)}`
  const html = await (await fetch(address)).text()
  const form = new FormData()
  for (const [, name = '', value = ''] of html.matchAll(
    /<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g,
  ))
    form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  form.append('email', account.email)
  form.append('password', account.password)
  const submit = (origin: string) =>
    fetch(address, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: {origin, 'x-forwarded-for': '203.0.113.50'},
    })

  const answer = await submit(serviceUrl)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, page])
  const names = answer.headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0])
  expect(names.sort()).toEqual(['auth.device', 'auth.hint', 'auth.session_token'])
  const jar = new CookieJar()
  jar.take(answer.headers.getSetCookie())
  const session = await fetch(`${server.address}/api/auth/get-session`, {headers: {cookie: jar.header}})
  expect(await session.json()).toMatchObject({user: {email: account.email}})

  // The same form, sent by another site.
  const foreign = await submit('https://evil.example')
  expect(foreign.status).toBeGreaterThanOrEqual(400)
  expect(foreign.headers.getSetCookie()).toEqual([])
})

test('the log knows requests, and no passwords, addresses, tokens or secrets', () => {
  expect(server.output).toContain('"path":"/sign-in/email"')
  for (const secret of [
    'slowly melting',
    'grace@example.com',
    'nobody.1@example.com',
    content,
    'session_token',
  ])
    expect(server.output).not.toContain(secret)
})

async function signUp(name: string, email: string): Promise<CookieJar> {
  const {headers} = await fetch(`${server.address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({name, email, password: 'slowly melting lanterns'}),
  })
  const jar = new CookieJar()
  jar.take(headers.getSetCookie())
  return jar
}
