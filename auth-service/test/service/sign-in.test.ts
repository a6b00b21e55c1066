import * as schema from '@docs-auth/drizzle/schema'
import {hashPassword} from 'better-auth/crypto'
import {eq} from 'drizzle-orm'
import {beforeAll, beforeEach, expect, test, vi} from 'vitest'
import {aPassword} from '../support/reader'
import {startService, type TestService} from '../support/service'

// The clock is no judge on a busy machine. What takes the time is Argon2; who calls it how often can be counted.
const argon2 = vi.hoisted(() => ({hash: 0, verify: 0}))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    hash: (...args: Parameters<typeof real.hash>) => {
      argon2.hash++
      return real.hash(...args)
    },
    verify: (...args: Parameters<typeof real.verify>) => {
      argon2.verify++
      return real.verify(...args)
    },
  }
})

let service: TestService
beforeAll(async () => {
  service = await startService()
})
beforeEach(() => {
  argon2.hash = 0
  argon2.verify = 0
})

test('the right password signs in', async () => {
  const account = await service.reader().signUp()
  const reader = service.reader()
  const answer = await reader.signIn(account)
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.json)).toEqual(['user'])
  expect(await reader.session()).toMatchObject({user: {email: account.email}})
})

test('the address may be typed in capitals', async () => {
  const {email, password} = await service.reader().signUp()
  expect((await service.reader().signIn({email: email.toUpperCase(), password})).status).toBe(200)
})

test('a wrong password and an unknown address get the same answer, byte for byte', async () => {
  const {email} = await service.reader().signUp()
  const wrong = await service.reader().signIn({email, password: aPassword()})
  const unknown = await service.reader().signIn({email: 'nobody@example.com', password: aPassword()})
  expect(wrong.status).toBe(401)
  expect(wrong.json.code).toBe('INVALID_EMAIL_OR_PASSWORD')
  expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text])
  const named = ({headers}: typeof wrong) => [...headers.keys()].sort()
  expect(named(unknown)).toEqual(named(wrong))
})

test('and cost the same: one Argon2id each', async () => {
  const {email} = await service.reader().signUp()
  argon2.hash = 0
  await service.reader().signIn({email, password: aPassword()})
  expect(argon2).toEqual({hash: 0, verify: 1})
  argon2.verify = 0
  await service.reader().signIn({email: 'nobody@example.com', password: aPassword()})
  expect(argon2).toEqual({hash: 1, verify: 0})
})

test('and while an account rests after too many of them, too: no Argon2id for either', async () => {
  const {email} = await service.reader().signUp()
  const nobody = 'nobody.at.all@example.com'
  const guess = (address: string) => service.reader().signIn({email: address, password: aPassword()})
  for (let attempt = 1; attempt <= 10; attempt++) for (const address of [email, nobody]) await guess(address)
  Object.assign(argon2, {hash: 0, verify: 0})
  const [known, unknown] = [await guess(email), await guess(nobody)]
  expect([known.status, known.json.code]).toEqual([429, 'TOO_MANY_FAILURES'])
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
  expect([...unknown.headers.keys()].sort()).toEqual([...known.headers.keys()].sort())
  expect(argon2).toEqual({hash: 0, verify: 0})
})

test('a hash of BetterAuth’s own scrypt still opens the door, and becomes one of ours', async () => {
  const account = await service.reader().signUp()
  const password = await hashPassword(account.password)
  const [user] = await service.database.orm
    .select()
    .from(schema.user)
    .where(eq(schema.user.email, account.email))
  await service.database.orm
    .update(schema.account)
    .set({password})
    .where(eq(schema.account.userId, user?.id ?? ''))
  expect((await service.reader().signIn({...account, password: aPassword()})).status).toBe(401)
  expect((await service.reader().signIn(account)).status).toBe(200)
  const [row] = await service.database.orm
    .select()
    .from(schema.account)
    .where(eq(schema.account.userId, user?.id ?? ''))
  expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect((await service.reader().signIn(account)).status).toBe(200)
})

test('signing in again ends the session that this browser had', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  const thief = service.reader()
  thief.jar.set('auth.session_token', reader.jar.get('auth.session_token')?.value ?? '')
  expect(await thief.session()).not.toBeNull()
  await reader.signIn(account)
  expect(await thief.session()).toBeNull()
  expect(await reader.session()).not.toBeNull()
})

test('a sign-in that fails leaves the session of this browser alone', async () => {
  const reader = service.reader()
  const {email} = await reader.signUp()
  const answer = await reader.signIn({email, password: aPassword()})
  expect(answer.status).toBe(401)
  expect(answer.cookies).toEqual([])
  expect(await reader.session()).not.toBeNull()
})

test('every sign-in gives another token', async () => {
  const account = await service.reader().signUp()
  const tokens = new Set<string | undefined>()
  for (const reader of [service.reader(), service.reader(), service.reader()]) {
    await reader.signIn(account)
    tokens.add(reader.jar.get('auth.session_token')?.value)
  }
  expect(tokens.size).toBe(3)
})

test('a form of another site is refused', async () => {
  const account = await service.reader().signUp()
  const foreign = await service
    .reader()
    .post(
      '/sign-in/email',
      {email: account.email, password: account.password},
      {origin: 'https://evil.example'},
    )
  expect(foreign.status).toBe(403)
  expect(foreign.json.code).toBe('INVALID_ORIGIN')
  expect(foreign.cookies).toEqual([])
})

test.for([
  ['no address', {password: 'x'}, 'INVALID_EMAIL'],
  ['no password', {email: 'ada@example.com'}, 'PASSWORD_REQUIRED'],
  ['a password that is no text', {email: 'ada@example.com', password: {$ne: ''}}, 'PASSWORD_REQUIRED'],
  ['a list', [], 'INVALID_BODY'],
  ['nothing', null, 'INVALID_BODY'],
] as const)('a body with %s is 400', async ([, body, code]) => {
  const answer = await service.reader().post('/sign-in/email', body)
  expect(answer.status).toBe(400)
  expect(answer.json.code).toBe(code)
})

test('a password longer than any that can exist is simply wrong', async () => {
  const {email} = await service.reader().signUp()
  const answer = await service.reader().signIn({email, password: 'x'.repeat(5000)})
  expect(answer.status).toBe(401)
  expect(answer.json.code).toBe('INVALID_EMAIL_OR_PASSWORD')
})
