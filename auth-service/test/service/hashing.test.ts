import {beforeAll, beforeEach, expect, test, vi} from 'vitest'
import {inFlight, waiting} from '../../src/features/passwords/queue'
import {type Answer, anAccount, type Reader} from '../support/reader'
import {docsOrigin, startService, type TestService} from '../support/service'

/** Argon2 takes as long as a test wants: no clock is asked. */
const gate = vi.hoisted(() => ({begun: 0, open: Promise.resolve(), release: () => {}}))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const held = async <T>(work: () => Promise<T>): Promise<T> => {
    gate.begun++
    await gate.open
    return work()
  }
  return {
    hash: (...args: Parameters<typeof real.hash>) => held(() => real.hash(...args)),
    verify: (...args: Parameters<typeof real.verify>) => held(() => real.verify(...args)),
  }
})

const patience = {timeout: 10_000}

let service: TestService
let reader: Reader
beforeAll(async () => {
  service = await startService()
  reader = service.reader()
  await reader.signUp()
})
beforeEach(() => {
  gate.begun = 0
  gate.open = new Promise((resolve) => {
    gate.release = resolve
  })
  return () => gate.release()
})

const allBusy = () => expect.poll(() => gate.begun, patience).toBe(inFlight)

const signUpNow = () => service.reader().post('/sign-up/email', anAccount())
const guess = () => service.reader().signIn(anAccount())

const statuses = async (answers: Promise<Answer<unknown>>[]) =>
  (await Promise.all(answers)).map(({status}) => status)

// Regression: BetterAuth hashes inside the transaction of a sign-up. Twenty of them waiting for their hash held all ten
// connections of the pool (or the only one of the embedded database), and nobody's session could be checked.
test('twenty sign-ups that wait for their hash hold no connection', async () => {
  const signUps = Array.from({length: 20}, signUpNow)
  await allBusy()
  expect(await reader.session()).toMatchObject({user: {name: 'Ada Lovelace'}})
  expect((await reader.get('/token')).status).toBe(200)
  gate.release()
  expect(await statuses(signUps)).toEqual(Array(20).fill(200))
})

test('nor do password changes and sign-ins', async () => {
  gate.release()
  const readers = Array.from({length: 15}, () => service.reader())
  const accounts = await Promise.all(readers.map((one) => one.signUp()))
  gate.open = new Promise((resolve) => {
    gate.release = resolve
  })
  gate.begun = 0
  const changes = readers.map((one, index) =>
    one.post('/change-password', {
      currentPassword: accounts[index]?.password,
      newPassword: anAccount().password,
    }),
  )
  const signIns = Array.from({length: 15}, guess)
  await allBusy()
  expect(await reader.session()).toMatchObject({user: {name: 'Ada Lovelace'}})
  gate.release()
  expect(await statuses(changes)).toEqual(Array(15).fill(200))
  expect(await statuses(signIns)).toEqual(Array(15).fill(401))
})

test('past the end of the line the answer is 503 at once, readably for the site, and counts as no attempt', async () => {
  // The gate is shut: whoever has an answer now was not made to wait.
  let answered = 0
  const line = Array.from({length: 40}, async () => {
    const answer = await guess()
    answered++
    return answer
  })
  await expect.poll(() => answered, patience).toBe(40 - inFlight - waiting)
  const account = anAccount()
  for (let knock = 1; knock <= 12; knock++) {
    const answer = await service.reader().signIn(account)
    expect([answer.status, answer.json.code]).toEqual([503, 'SERVER_ERROR'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
    expect(answer.cookies).toEqual([])
  }
  expect((await signUpNow()).status).toBe(503)
  const change = {currentPassword: 'x', newPassword: anAccount().password}
  expect((await reader.post('/change-password', change)).status).toBe(503)
  expect(await reader.session()).toMatchObject({user: {name: 'Ada Lovelace'}})
  gate.release()
  expect((await statuses(line)).sort()).toEqual([
    ...Array(inFlight + waiting).fill(401),
    ...Array(40 - inFlight - waiting).fill(503),
  ])
  // An eleventh attempt would be 429, had the twelve above been counted.
  expect((await service.reader().signIn(account)).status).toBe(401)
})
