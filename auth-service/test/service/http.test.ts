import {beforeAll, expect, test} from 'vitest'
import {anAccount, aPassword} from '../support/reader'
import {docsOrigin, foreignOrigin, serviceUrl, startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

const jsonType = {'content-type': 'application/json'}

/** One request for each kind of answer. */
const answers: [string, () => Promise<{status: number; headers: Headers}>, number][] = [
  ['a session', () => service.reader().get('/get-session'), 200],
  ['a sign-up', () => service.reader().post('/sign-up/email', anAccount()), 200],
  ['a malformed body', () => service.reader().post('/sign-in/email', '{'), 400],
  [
    'a wrong password',
    () => service.reader().signIn({email: 'nobody@example.com', password: aPassword()}),
    401,
  ],
  ['an unknown address', () => service.reader().get('/nothing'), 404],
  ['another method', () => service.reader().send('/sign-in/email', {method: 'GET'}), 405],
  ['a large body', () => service.reader().post('/sign-in/email', {password: 'x'.repeat(20_000)}), 413],
  [
    'a form',
    () => service.reader().post('/sign-in/email', 'a=b', {headers: {'content-type': 'text/plain'}}),
    415,
  ],
]

test.for(answers)('%s carries CORS headers for a trusted site', async ([, ask, status]) => {
  const answer = await ask()
  expect(answer.status).toBe(status)
  expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
  expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After')
  expect(answer.headers.get('vary')).toContain('Origin')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-type')).toBe('application/json')
})

test.for([
  foreignOrigin,
  'null',
  'http://localhost:3000.evil.example',
  'http://localhost:30000',
  'https://localhost:3000',
  'http://LOCALHOST:3000',
  'http://localhost:3000/',
  `${docsOrigin}, ${foreignOrigin}`,
])('the origin %j gets no CORS headers', async (origin) => {
  const reader = service.reader()
  await reader.signUp()
  for (const answer of [
    await reader.get('/get-session', {origin}),
    await reader.get('/nothing', {origin}),
    await reader.send('/sign-in/email', {method: 'OPTIONS', origin}),
  ]) {
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('vary')).toContain('Origin')
  }
})

test('a preflight is answered', async () => {
  const headers = {'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type'}
  const answer = await service.reader().send('/sign-out', {method: 'OPTIONS', headers})
  expect([answer.status, answer.text]).toEqual([204, ''])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': docsOrigin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'Content-Type',
  })
})

test('what BetterAuth brings and we do not use does not exist', async () => {
  const {createAuth} = await import('../../src/auth')
  const {env} = await import('../../src/env')
  const {createLog} = await import('../../src/log')
  const {endpoints} = await import('../../src/http/endpoints')
  const auth = createAuth({env: env(), database: service.database, log: createLog('silent')})
  const listed = new Set(endpoints.map(({path}) => path as string))
  const unused = Object.values(auth.api)
    .map(({path}) => path as string | undefined)
    .filter((path) => path !== undefined && !listed.has(path))
  // It would mean that the list was read in a wrong way.
  expect(unused).toEqual(
    expect.arrayContaining(['/verify-password', '/delete-user', '/list-sessions', '/ok']),
  )
  const reader = service.reader()
  await reader.signUp()
  for (const path of unused) {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await reader.send(path ?? '', {
        method,
        ...(method === 'POST' && {body: {password: 'x'}}),
      })
      expect([path, method, answer.status, answer.json.code]).toEqual([path, method, 404, 'NOT_FOUND'])
    }
  }
})

test.for([
  '/Get-Session',
  '/get-session/',
  '//get-session',
  '/get-session/x',
  '/%67et-session',
  '/../get-session',
  '/',
  '',
])('the path %j does not exist', async (path) => {
  expect((await service.reader().get(path)).status).toBe(404)
})

test.for(['PUT', 'PATCH', 'DELETE'])('%s is not taken, and the answer says what is', async (method) => {
  const answer = await service.reader().send('/get-session', {method})
  expect([answer.status, answer.json.code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
  expect(answer.headers.get('allow')).toBe('GET, OPTIONS')
})

test('HEAD is answered like GET', async () => {
  expect((await service.reader().send('/get-session', {method: 'HEAD'})).status).toBe(200)
})

test.for([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/xml',
  '',
])('the media type %j is refused, whatever the body says', async (type) => {
  const body = JSON.stringify({email: 'ada@example.com', password: 'x'})
  const answer = await service.reader().post('/sign-in/email', body, {headers: {'content-type': type}})
  expect([answer.status, answer.json.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
})

test('JSON may say its charset', async () => {
  const headers = {'content-type': 'Application/JSON; charset=utf-8'}
  expect((await service.reader().post('/sign-up/email', anAccount(), {headers})).status).toBe(200)
})

test.for([
  '{',
  '',
  'null',
  '[]',
  '"text"',
  '7',
  '{"email": "a@example.com",}',
  '['.repeat(8000),
  '{"__proto__": {"email": "a"}}',
])('the body %j is 400', async (body) => {
  const answer = await service.reader().post('/sign-in/email', body)
  expect(answer.status).toBe(400)
  expect(answer.json).toEqual({code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String)})
})

test('16 kB is the limit, by the length that was announced or by counting', async () => {
  const sized = (size: number) => {
    const rest = JSON.stringify({email: 'a@example.com', password: ''}).length
    return JSON.stringify({email: 'a@example.com', password: 'x'.repeat(size - rest)})
  }
  expect((await service.reader().post('/sign-in/email', sized(16 * 1024))).status).toBe(401)
  expect((await service.reader().post('/sign-in/email', sized(16 * 1024 + 1))).status).toBe(413)

  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 4096
      controller.enqueue(new Uint8Array(4096).fill(0x20))
    },
  })
  const request = new Request(`${serviceUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: jsonType,
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect((await service.handle(request)).status).toBe(413)
  expect(sent).toBeLessThan(64 * 1024)

  const lying = new Request(`${serviceUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {...jsonType, 'content-length': '999999'},
    body: '{}',
  })
  expect((await service.handle(lying)).status).toBe(413)
})

test('the address in the request does not matter, only what the operator configured', async () => {
  const reader = service.reader()
  await reader.signUp()
  const request = new Request('https://evil.example/api/auth/token', {headers: {cookie: reader.jar.header}})
  const {token} = await (await service.handle(request)).json()
  const [, payload = ''] = token.split('.')
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).iss).toBe(serviceUrl)
})

test('an error of ours has one fixed body, and the log knows more', async () => {
  const reader = service.reader()
  await reader.signUp()
  const {orm} = service.database
  // Not an outage: the database answers, and says that the query is wrong.
  await orm.execute('alter table session rename to session_gone')
  try {
    for (const path of ['/get-session', '/token']) {
      const answer = await reader.get(path)
      expect(answer.status).toBe(500)
      expect(answer.json).toEqual({
        code: 'SERVER_ERROR',
        message: 'Something went wrong on our side. Wait a moment and try again.',
      })
      expect(answer.cookies).toEqual([])
      expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
    }
  } finally {
    await orm.execute('alter table session_gone rename to session')
  }
  expect(await reader.session()).not.toBeNull()
})
