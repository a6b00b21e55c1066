import type {IncomingMessage} from 'node:http'
import {text} from 'node:stream/consumers'
import {renderHook} from '@testing-library/react'
import {expect, test, vi} from 'vitest'
import {type AuthFetch, useAuth} from '../../src/client/index.js'
import {authFetchFor} from '../../src/client/tokens/authFetch.js'
import {withSession} from '../../src/testing/index.js'
import {giveHint, openPage} from './support/reader.js'
import {json, type Service, startService} from './support/service.js'

interface Call {
  method: string | undefined
  token: string | undefined
  tenant: string | undefined
  body: string
}

/** A reader's page, and an API at `url` that answers 200 to the tokens that it likes. */
async function readerWithApi(likes: (token: string) => boolean = () => true) {
  const service = await startService()
  let count = 0
  service.token = (response, request) => {
    const payload = Buffer.from(JSON.stringify({iat: 0, exp: 300})).toString('base64url')
    json({token: `head.${payload}.${++count}`})(response, request)
  }
  const calls: Call[] = []
  service.files.set('/api', async (response, request: IncomingMessage) => {
    const body = await text(request)
    const token = request.headers.authorization?.replace(/^Bearer head\..+\./, '')
    calls.push({
      method: request.method,
      token,
      tenant: request.headers['x-tenant'] as string | undefined,
      body,
    })
    json({}, token && likes(token) ? 200 : 401)(response, request)
  })
  giveHint()
  const store = openPage(service)
  await store.settled()
  const authFetch = authFetchFor(store)
  return {service, store, authFetch, calls, url: `${new URL(service.options.apiUrl).origin}/api`}
}

const tokensAsked = ({requests}: Service) => requests.filter((request) => request.endsWith('/token')).length

test('sends what fetch would, with the token', async () => {
  const {authFetch, calls, url} = await readerWithApi()
  const response = await authFetch(url, {method: 'PUT', headers: {'x-tenant': 'north'}, body: 'words'})
  expect(response.status).toBe(200)
  expect(calls).toEqual([{method: 'PUT', token: '1', tenant: 'north', body: 'words'}])
})

const refusesTheFirst = (token: string) => token !== '1'

test.each<[string, (authFetch: AuthFetch, url: string) => Promise<Response>]>([
  ['a text', (authFetch, url) => authFetch(new URL(url), {method: 'POST', body: 'words'})],
  ['bytes', (authFetch, url) => authFetch(url, {method: 'POST', body: new TextEncoder().encode('words')})],
  ['a Request', (authFetch, url) => authFetch(new Request(url, {method: 'POST', body: 'words'}))],
])('after a 401 it sends %s again, with a fresh token', async (_name, ask) => {
  const {authFetch, calls, url} = await readerWithApi(refusesTheFirst)
  expect((await ask(authFetch, url)).status).toBe(200)
  expect(calls.map(({token, body}) => [token, body])).toEqual([
    ['1', 'words'],
    ['2', 'words'],
  ])
})

test('a second 401 is the answer', async () => {
  const {authFetch, calls, url} = await readerWithApi(() => false)
  expect((await authFetch(url)).status).toBe(401)
  expect(calls.map(({token}) => token)).toEqual(['1', '2'])
})

test('many calls that are refused at once cause one fresh token', async () => {
  const {service, authFetch, url} = await readerWithApi(refusesTheFirst)
  const responses = await Promise.all([authFetch(url), authFetch(url), authFetch(url)])
  expect(responses.map(({status}) => status)).toEqual([200, 200, 200])
  expect(tokensAsked(service)).toBe(2)
})

test('a stream is sent once: its 401 is the answer, and the next call has a fresh token', async () => {
  const {authFetch, calls, url} = await readerWithApi(refusesTheFirst)
  const body = new Response('words').body
  const init = {method: 'POST', body, duplex: 'half'}
  expect((await authFetch(url, init)).status).toBe(401)
  expect((await authFetch(url)).status).toBe(200)
  expect(calls.map(({token, body}) => [token, body])).toEqual([
    ['1', 'words'],
    ['2', ''],
  ])
})

test('other errors are answers, and are not tried again', async () => {
  const {service, authFetch, url} = await readerWithApi()
  service.files.set('/api', json({code: 'FORBIDDEN'}, 403))
  expect((await authFetch(url)).status).toBe(403)
  expect(service.requests.filter((request) => request.endsWith('/api'))).toHaveLength(1)
})

test('the token goes along no redirect', async () => {
  const {service, authFetch, calls, url} = await readerWithApi()
  service.files.set('/moved', (response) => response.writeHead(307, {location: url}).end())
  await expect(authFetch(url.replace('/api', '/moved'))).rejects.toMatchObject({code: 'REDIRECTED'})
  expect(calls).toEqual([])
})

test.each(['http://api.example.com/me', 'http://192.168.0.7/me', 'http://localhost.example.com/me'])(
  'the token does not go to %s, and is not even fetched',
  async (url) => {
    const {service, authFetch} = await readerWithApi()
    await expect(authFetch(url)).rejects.toMatchObject({code: 'ADDRESS_INSECURE'})
    expect(tokensAsked(service)).toBe(0)
  },
)

test('http is for a site whose service is reached that way, too', async () => {
  const fetched = vi.fn(async (_request: Request) => new Response())
  vi.stubGlobal('fetch', fetched)
  const service = await startService()
  const options = {...service.options, apiUrl: 'http://auth.test.example.com/api/auth'}
  const wrapper = withSession({status: 'anonymous'}, {options, getToken: async () => 'a-token'})
  const {authFetch} = renderHook(useAuth, {wrapper}).result.current
  await authFetch('http://api.test.example.com/me')
  expect(fetched.mock.calls[0]?.[0].headers.get('authorization')).toBe('Bearer a-token')
})

test('a visitor has nothing to send, and nobody is asked', async () => {
  const service = await startService()
  const authFetch = authFetchFor(openPage(service))
  await expect(authFetch('https://api.example.com/me')).rejects.toMatchObject({
    code: 'SIGNED_OUT',
    message: expect.stringContaining('<SignInButton>'),
  })
  expect(service.requests).toEqual([])
})

test('a session that ended meanwhile is told as such, and the page finds out', async () => {
  const {service, store, authFetch, url} = await readerWithApi(() => false)
  await store.getToken()
  service.token = json({code: 'UNAUTHORIZED'}, 401)
  service.session = null
  await expect(authFetch(url)).rejects.toMatchObject({code: 'SIGNED_OUT'})
  expect(store.read().status).toBe('anonymous')
})

test('a service that is away is told as such', async () => {
  const {service, authFetch, url} = await readerWithApi()
  service.token = json({}, 503)
  await expect(authFetch(url)).rejects.toMatchObject({name: 'SessionError', code: 'SERVICE_REFUSED'})
})

test('can be called off while it waits for a token', async () => {
  const {service, authFetch, calls, url} = await readerWithApi()
  const controller = new AbortController()
  service.token = () => controller.abort()
  await expect(authFetch(url, {signal: controller.signal})).rejects.toMatchObject({name: 'AbortError'})
  expect(calls).toEqual([])
})

test('can be called off while the API thinks', async () => {
  const {service, authFetch, url} = await readerWithApi()
  const controller = new AbortController()
  service.files.set('/api', () => controller.abort())
  await expect(authFetch(url, {signal: controller.signal})).rejects.toMatchObject({name: 'AbortError'})
})

test('on the server it says where to call it', async () => {
  const {authFetch, store, url} = await readerWithApi()
  vi.stubGlobal('document', undefined)
  const onServer = {code: 'CALLED_ON_SERVER', message: expect.stringContaining('useEffect()')}
  await expect(authFetch(url)).rejects.toMatchObject(onServer)
  await expect(store.getToken()).rejects.toMatchObject(onServer)
  await expect(store.getToken()).rejects.toThrow('getToken() was called')
})

test('useAuth() has one for the session around it, the same in every render', async () => {
  const {result, rerender} = renderHook(useAuth, {wrapper: withSession({status: 'anonymous'})})
  const {authFetch} = result.current
  rerender()
  expect(result.current.authFetch).toBe(authFetch)
  await expect(authFetch('https://api.example.com/me')).rejects.toMatchObject({code: 'SIGNED_OUT'})
})
