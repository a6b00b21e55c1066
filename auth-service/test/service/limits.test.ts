import {beforeAll, expect, test} from 'vitest'
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
