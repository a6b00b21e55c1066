import {expect, test} from 'vitest'
import {aSession} from '../../src/testing/index.js'
import {giveHint, minutesLater, openPage} from './support/reader.js'
import {json, type Service, startService} from './support/service.js'

const tokensAsked = (service: Service) =>
  service.requests.filter((request) => request.endsWith('/token')).length

/** Tokens that say how long they live; the n-th is told from the others by its signature. */
function giveTokens(service: Service, seconds: number) {
  let count = 0
  service.token = (response, request) => {
    const payload = Buffer.from(JSON.stringify({iat: 1000, exp: 1000 + seconds})).toString('base64url')
    json({token: `head.${payload}.${++count}`})(response, request)
  }
}

async function signedIn() {
  const service = await startService()
  giveTokens(service, 300)
  giveHint()
  const store = openPage(service)
  await store.settled()
  return {service, store}
}

test('a visitor has none, and nobody is asked', async () => {
  const service = await startService()
  expect(await openPage(service).getToken()).toBe(null)
  expect(service.requests).toEqual([])
})

test('waits for the session to be known', async () => {
  const service = await startService()
  giveTokens(service, 300)
  giveHint()
  expect(await openPage(service).getToken()).toMatch(/\.1$/)
})

test('many callers at once cause one request, later ones none', async () => {
  const {service, store} = await signedIn()
  const tokens = await Promise.all([store.getToken(), store.getToken(), store.getToken()])
  expect(new Set(tokens).size).toBe(1)
  expect(await store.getToken()).toBe(tokens[0])
  expect(tokensAsked(service)).toBe(1)
})

test('is renewed before it ends, by the lifetime and not by the clock of the reader', async () => {
  const {store} = await signedIn()
  minutesLater(-60 * 24 * 30)
  expect(await store.getToken()).toMatch(/\.1$/)
  minutesLater(4)
  expect(await store.getToken()).toMatch(/\.1$/)
  minutesLater(0.6)
  expect(await store.getToken()).toMatch(/\.2$/)
})

test('one that cannot be read is used once', async () => {
  const {service, store} = await signedIn()
  service.token = json({token: 'opaque'})
  expect(await store.getToken()).toBe('opaque')
  expect(await store.getToken()).toBe('opaque')
  expect(tokensAsked(service)).toBe(2)
})

test('a session that is gone gives none, and the page finds out', async () => {
  const {service, store} = await signedIn()
  service.token = json({code: 'UNAUTHORIZED'}, 401)
  service.session = null
  expect(await store.getToken()).toBe(null)
  expect(store.read()).toEqual({status: 'anonymous'})
})

test('a fault rejects and signs nobody out', async () => {
  const {service, store} = await signedIn()
  service.token = json({code: 'UNAVAILABLE'}, 503)
  await expect(store.getToken()).rejects.toMatchObject({code: 'SERVICE_REFUSED', status: 503})
  service.token = json({something: 'else'})
  await expect(store.getToken()).rejects.toMatchObject({code: 'ANSWER_MALFORMED'})
  expect(store.read().status).toBe('authenticated')
})

test('signing out forgets it, also when the same reader comes back', async () => {
  const {service, store} = await signedIn()
  const first = await store.getToken()
  await store.signOut()
  const again = aSession()
  service.session = {...again, session: {...again.session, id: 'a-new-session'}}
  await store.refetch()
  expect(await store.getToken()).not.toBe(first)
})

test('never reaches storage', async () => {
  const {store} = await signedIn()
  const token = await store.getToken()
  expect(JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])).not.toContain(token)
})
