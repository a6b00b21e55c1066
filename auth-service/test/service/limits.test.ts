import {afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {anAccount, aPassword} from '../support/reader'
import {docsOrigin, startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

/** Each at another account: this is not the throttle of one. */
const guess = () => ({email: anAccount().email, password: aPassword()})

/** Knocks until the door stays shut. */
async function exhaust(reader: ReturnType<TestService['reader']>) {
  for (let attempt = 1; attempt <= 40; attempt++) {
    const answer = await reader.signIn(guess())
    if (answer.status === 429) return {attempt, answer}
  }
  throw new Error('There is no limit.')
}

test('the thirty-first guess within a minute is told to wait, readably for the site', async () => {
  const reader = service.reader()
  const {attempt, answer} = await exhaust(reader)
  expect(attempt).toBe(31)
  expect(answer.json.code).toBe('TOO_MANY_REQUESTS')
  const wait = Number(answer.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)

  // Counted per network: neighbours in one IPv6 /64 are one, others are not met by it.
  const neighbour = service.reader()
  neighbour.address = reader.address.replace(/::1$/, '::2')
  expect((await neighbour.signIn(guess())).status).toBe(429)
  expect((await service.reader().signIn(guess())).status).toBe(401)

  // Counted in the database: a restart, or another instance, knows of it.
  service = await startService()
  const again = service.reader()
  again.address = reader.address
  expect((await again.signIn(guess())).status).toBe(429)
})

test('of forty guesses at the same moment thirty are looked at', async () => {
  const {address} = service.reader()
  const readers = Array.from({length: 40}, () => Object.assign(service.reader(), {address}))
  const answers = await Promise.all(readers.map((reader) => reader.signIn(guess())))
  expect(answers.filter(({status}) => status === 429)).toHaveLength(10)
})

test('what a client says about its own address does not count', async () => {
  const reader = service.reader()
  await exhaust(reader)
  const spoofed = {'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.8', forwarded: 'for=203.0.113.9'}
  expect((await reader.post('/sign-in/email', guess(), {headers: spoofed})).status).toBe(429)
})

test('reading the session and the public keys is never limited', async () => {
  const reader = service.reader()
  await reader.signUp()
  const paths = [...Array(310).fill('/get-session'), ...Array(310).fill('/jwks')]
  const statuses = new Set<number>()
  for (const path of paths) statuses.add((await reader.get(path)).status)
  expect([...statuses]).toEqual([200])
})

describe('tokens and keys', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  const keys = `/docs/keys?site=${docsOrigin}/&epoch=1&access=signed-in`
  const ask = async (reader: ReturnType<TestService['reader']>, times: number) => {
    const statuses = new Set<number>()
    for (let time = 0; time < times; time++)
      statuses.add((await reader.get(time % 9 ? keys : '/token')).status)
    return [...statuses]
  }

  test('are limited by session: one that asks without end is told to wait, its neighbours are not', async () => {
    // The clock stands still, or a window might end in the middle.
    vi.useFakeTimers({toFake: ['Date']})
    const readers = [service.reader(), service.reader()] as const
    const [greedy, neighbour] = readers
    for (const reader of readers) {
      reader.address = greedy.address
      await reader.signUp()
    }
    expect(await ask(greedy, 400)).toContain(429)
    expect(await ask(neighbour, 200)).toEqual([200])

    // Another instance knows of it, as soon as it has something to tell.
    service = await startService()
    const elsewhere = service.reader()
    elsewhere.jar.take([`auth.session_token=${greedy.jar.get('auth.session_token')?.value}`])
    expect(await ask(elsewhere, 60)).toContain(429)
    const answer = await elsewhere.get(keys)
    expect([answer.status, answer.json.code]).toEqual([429, 'TOO_MANY_REQUESTS'])
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
  })

  test('are limited by address for whoever has no session, whatever the cookie says', async () => {
    const reader = service.reader()
    const cookie = `auth.session_token=${'x'.repeat(32)}.${'A'.repeat(43)}%3D`
    const statuses = new Set<number>()
    for (let time = 0; time < 301; time++)
      statuses.add((await reader.get('/token', {headers: {cookie}})).status)
    expect([...statuses]).toEqual([401, 429])
  })
})
