import * as schema from '@docs-auth/drizzle/schema'
import {sql} from 'drizzle-orm'
import {beforeAll, expect, test} from 'vitest'
import {type Account, anAccount, aPassword, type Reader} from '../support/reader'
import {aSecret} from '../support/secrets'
import {docsOrigin, startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

const wrong = ({email}: Account) => ({email, password: aPassword()})

/** Guesses from ever new networks until the account's door stays shut. */
async function guess(account: Account, as = () => service.reader()): Promise<number> {
  for (let attempt = 1; attempt <= 20; attempt++)
    if ((await as().signIn(wrong(account))).status === 429) return attempt
  throw new Error('There is no limit.')
}

/** Moves what is stored for all accounts into the past; the clocks are the real ones. */
const pass = (seconds: number) =>
  service.database.orm.update(schema.signInAttempt).set({
    lastAt: sql`${schema.signInAttempt.lastAt} - make_interval(secs => ${seconds})`,
    freeAt: sql`${schema.signInAttempt.freeAt} - make_interval(secs => ${seconds})`,
  })

test('after ten wrong passwords an account rests, also for the right one, from wherever', async () => {
  const account = await service.reader().signUp()
  expect(await guess(account)).toBe(11)
  const answer = await service.reader().signIn(account)
  expect(answer.status).toBe(429)
  expect(answer.json.code).toBe('TOO_MANY_FAILURES')
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(30)
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
  expect(answer.cookies).toEqual([])

  await pass(60)
  expect((await service.reader().signIn(account)).status).toBe(200)
})

test('each further wrong one rests it twice as long', async () => {
  const account = await service.reader().signUp()
  await guess(account)
  await pass(60)
  expect((await service.reader().signIn(wrong(account))).status).toBe(401)
  const answer = await service.reader().signIn(account)
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60)
})

test('an address without an account rests in the same way', async () => {
  const nobody = anAccount()
  const somebody = await service.reader().signUp()
  expect(await guess(nobody)).toBe(await guess(somebody))
  const [one, other] = [await service.reader().signIn(nobody), await service.reader().signIn(somebody)]
  expect([one.status, one.text]).toEqual([other.status, other.text])
})

test('no stranger keeps out a browser that has signed in before', async () => {
  const [signedUp, signedIn] = [service.reader(), service.reader()]
  const account = await signedUp.signUp()
  await signedIn.signIn(account)
  await signedIn.post('/sign-out')
  await guess(account)
  for (const own of [signedUp, signedIn]) expect((await own.signIn(account)).status).toBe(200)
  expect((await service.reader().signIn(account)).status).toBe(429)
})

test('such a browser is no way to guess on: it has ten of its own', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  const elsewhere = () => {
    reader.address = service.reader().address
    return reader
  }
  expect(await guess(account, elsewhere)).toBe(11)
  expect((await reader.signIn(account)).status).toBe(429)
  expect((await service.reader().signIn(account)).status).toBe(200)
})

test('a browser keeps its place for each of its accounts, and only for those', async () => {
  const family = service.reader()
  const [ada, grace] = [await family.signUp(), await family.signUp()]
  const stranger = await service.reader().signUp()
  for (const account of [ada, grace, stranger]) await guess(account)
  expect((await family.signIn(ada)).status).toBe(200)
  expect((await family.signIn(grace)).status).toBe(200)
  expect((await family.signIn(stranger)).status).toBe(429)
})

test('the cookie is for the service alone; one that was made up, or tossed by a sibling, counts for nothing', async () => {
  const owner = service.reader()
  const account = await owner.signUp()
  const cookie = owner.jar.get('auth.device')
  expect(cookie?.attributes).toMatchObject({httponly: '', samesite: 'Lax', path: '/'})
  expect(cookie?.attributes).not.toHaveProperty('domain')
  await guess(account)
  const liar = service.reader()
  liar.jar.set('auth.device', `${'A'.repeat(22)}.${'B'.repeat(43)}`)
  expect((await liar.signIn(account)).status).toBe(429)
  const tossed = `auth.device=nonsense; ${owner.jar.header}`
  const answer = await owner.post('/sign-in/email', account, {headers: {cookie: tossed}})
  expect(answer.json.code).not.toBe('TOO_MANY_FAILURES')
})

test('a right password in between makes up for the wrong ones', async () => {
  const account = await service.reader().signUp()
  for (let attempt = 1; attempt <= 9; attempt++) await service.reader().signIn(wrong(account))
  expect((await service.reader().signIn(account)).status).toBe(200)
  expect(await guess(account)).toBe(11)
})

test('whoever guesses the current password in a stolen session is stopped, too', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  const change = (currentPassword: string, newPassword = aPassword()) => {
    reader.address = service.reader().address
    return reader.post('/change-password', {currentPassword, newPassword})
  }
  // What is wrong with the new password is no guess at the current one.
  for (let attempt = 1; attempt <= 11; attempt++)
    expect((await change(aPassword(), account.name)).json.code).toBe('PASSWORD_PERSONAL')
  for (let attempt = 1; attempt <= 10; attempt++)
    expect((await change(aPassword())).json.code).toBe('INVALID_PASSWORD')
  const answer = await change(account.password)
  expect([answer.status, answer.json.code]).toEqual([429, 'TOO_MANY_FAILURES'])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(30)
  expect(await reader.session()).not.toBeNull()

  await pass(60)
  expect((await change(account.password)).status).toBe(200)
})

test('a visitor who changes a password counts for nobody', async () => {
  const body = {currentPassword: aPassword(), newPassword: aPassword()}
  for (let attempt = 1; attempt <= 12; attempt++)
    expect((await service.reader().post('/change-password', body)).status).toBe(401)
})

test('of fifty at the same moment ten are looked at', async () => {
  const account = await service.reader().signUp()
  const readers: Reader[] = Array.from({length: 50}, () => service.reader())
  const answers = await Promise.all(readers.map((reader) => reader.signIn(wrong(account))))
  expect(answers.filter(({status}) => status === 401).length).toBeLessThanOrEqual(10)
})

test('another instance, and another secret beside the old one, know the browsers', async () => {
  const owner = service.reader()
  const account = await owner.signUp()
  await guess(account)
  service = await startService({BETTER_AUTH_SECRET: `${aSecret()},${service.env.BETTER_AUTH_SECRET}`})
  const {jar} = owner
  const again = service.reader()
  again.jar.set('auth.device', jar.get('auth.device')?.value ?? '')
  expect((await again.signIn(account)).status).toBe(200)
})

test('which addresses were tried is not in the database', async () => {
  const account = await service.reader().signUp()
  await service.reader().signIn(wrong(account))
  const rows = await service.database.orm.select().from(schema.signInAttempt)
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain('@')
})
