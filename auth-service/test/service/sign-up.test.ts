import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'
import {beforeAll, expect, test} from 'vitest'
import {anAccount, aPassword} from '../support/reader'
import {docsOrigin, startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService({BETTER_AUTH_TRUSTED_ORIGINS: `${docsOrigin},https://docs.example.org`})
})

const signUp = (change: Record<string, unknown>) =>
  service.reader().post('/sign-up/email', {...anAccount(), ...change})

test('an account is made and the reader is signed in, without a token for scripts', async () => {
  const reader = service.reader()
  const account = anAccount()
  const answer = await reader.post('/sign-up/email', account)
  expect(answer.status).toBe(200)
  expect(answer.json).toEqual({
    user: {
      id: expect.any(String),
      name: account.name,
      email: account.email,
      emailVerified: false,
      image: null,
      roles: [],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    },
  })
  expect(await reader.session()).toMatchObject({user: {email: account.email}})
})

test('the password is kept as Argon2id, at the strength that was chosen', async () => {
  const {email} = await service.reader().signUp()
  const [row] = await service.database.orm
    .select({password: schema.account.password})
    .from(schema.account)
    .innerJoin(schema.user, eq(schema.user.id, schema.account.userId))
    .where(eq(schema.user.email, email))
  expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a second account in one browser ends the session of the first', async () => {
  const reader = service.reader()
  await reader.signUp()
  const copy = service.reader()
  copy.jar.set('auth.session_token', reader.jar.get('auth.session_token')?.value ?? '')
  expect(await copy.session()).not.toBeNull()
  await reader.signUp()
  expect(await copy.session()).toBeNull()
})

test('an address that is taken says so, in any spelling', async () => {
  const {email} = await service.reader().signUp()
  for (const again of [email, email.toUpperCase(), ` ${email} `]) {
    const answer = await signUp({email: again})
    expect(answer.status).toBe(409)
    expect(answer.json.code).toBe('USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL')
    expect(answer.cookies).toEqual([])
  }
})

test('of two requests with one new address at once, one wins and the other is told why', async () => {
  const {email} = anAccount()
  const answers = await Promise.all([signUp({email}), signUp({email})])
  expect(answers.map(({status}) => status).sort()).toEqual([200, 409])
  const rows = await service.database.orm.select().from(schema.user).where(eq(schema.user.email, email))
  expect(rows).toHaveLength(1)
})

test.for([
  ['seven characters', 'Wk7#pq2', 'PASSWORD_TOO_SHORT'],
  // Eight UTF-16 units, but four letters to a reader.
  ['four emoji', '🦊🐙🦉🐝', 'PASSWORD_TOO_SHORT'],
  ['129 characters', 'aZ3$'.repeat(33).slice(0, 129), 'PASSWORD_TOO_LONG'],
  ['a password everybody uses', 'password1', 'PASSWORD_COMMON'],
  ['the same in capitals', 'PassWord1', 'PASSWORD_COMMON'],
  ['one that is common after normalisation', 'ｐａｓｓｗｏｒｄ１', 'PASSWORD_COMMON'],
  ['a NUL byte', 'correct horse\u0000battery', 'PASSWORD_INVALID'],
  ['a lone surrogate', 'correct horse \ud83d battery', 'PASSWORD_INVALID'],
  ['nothing', '', 'PASSWORD_REQUIRED'],
  ['a number', 12345678, 'PASSWORD_REQUIRED'],
] as const)('a password of %s is refused with the reason', async ([, password, code]) => {
  const answer = await signUp({password})
  expect(answer.status).toBe(400)
  expect(answer.json).toEqual({code, message: expect.stringMatching(/^[A-Z].+\.$/)})
})

test.for([
  ['the name', 'Grace Hopper', 'grace@example.com', 'gracehopper'],
  ['the address', 'Grace Hopper', 'grace.m.hopper@example.com', 'Grace.M.Hopper@example.com'],
  ['what stands before the @', 'Grace', 'grace.m.hopper@example.com', 'grace-m-hopper'],
  ['the name with digits', 'Grace Hopper', 'grace@example.com', 'Grace Hopper 1906'],
] as const)('a password that is %s is refused', async ([, name, email, password]) => {
  const answer = await signUp({name, email, password})
  expect(answer.json.code).toBe('PASSWORD_PERSONAL')
})

test.for(['docs.example.org', 'Docs-Example.org 24', 'example.org', 'Example 2026!'])(
  'a password that is a name of the site is refused: %j',
  async (password) => {
    const answer = await signUp({password})
    expect([answer.status, answer.json.code]).toEqual([400, 'PASSWORD_SITE'])
  },
)

test('a password that only speaks of the site is accepted', async () => {
  expect((await signUp({password: 'an example of mine'})).status).toBe(200)
})

test.for([
  ['8 characters', 'k4 Vb!9x'],
  ['128 characters', 'aZ3$'.repeat(32)],
  ['128 emoji, 256 units', '🦊'.repeat(128)],
  ['no digit and no capital', 'slowly melting lanterns'],
] as const)('a password of %s is accepted and signs in', async ([, password]) => {
  const account = await service.reader().signUp({...anAccount(), password})
  expect((await service.reader().signIn(account)).status).toBe(200)
})

test('two ways to compose the same letters are the same password', async () => {
  const account = await service.reader().signUp({...anAccount(), password: 'cafe\u0301 olé lantern'})
  expect((await service.reader().signIn({...account, password: 'café ol\u0065\u0301 lantern'})).status).toBe(
    200,
  )
})

test.for([
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'a da@example.com',
  'ada@example.com\u0000',
  'ada@exa\nmple.com',
  `${'a'.repeat(250)}@example.com`,
  '',
  7,
  null,
] as const)('the address %j is refused', async (email) => {
  const answer = await signUp({email})
  expect(answer.status).toBe(400)
  expect(answer.json.code).toBe('INVALID_EMAIL')
})

test.for([
  ['nothing', '', 'NAME_REQUIRED'],
  ['spaces', ' \u3000 ', 'NAME_REQUIRED'],
  ['invisible characters', '\u200b\u200d', 'NAME_REQUIRED'],
  ['81 characters', 'é'.repeat(81), 'NAME_TOO_LONG'],
  ['a NUL byte', 'Ada\u0000', 'NAME_INVALID'],
  ['a line break', 'Ada\nLovelace', 'NAME_INVALID'],
  ['text that turns around', 'Ada \u202egnp.exe', 'NAME_INVALID'],
  ['a lone surrogate', 'Ada \udc00', 'NAME_INVALID'],
  ['a list', ['Ada'], 'NAME_REQUIRED'],
] as const)('a name of %s is refused', async ([, name, code]) => {
  const answer = await signUp({name})
  expect(answer.status).toBe(400)
  expect(answer.json.code).toBe(code)
})

test.for([
  ['  Ada   Lovelace ', 'Ada Lovelace'],
  ['李 小龍', '李 小龍'],
  ["D'Arcy O’Neill-Müller, Jr.", "D'Arcy O’Neill-Müller, Jr."],
  ['👩‍🚀 Ada', '👩‍🚀 Ada'],
  ['أحمد', 'أحمد'],
] as const)('the name %j is kept', async ([name, kept]) => {
  expect((await signUp({name})).json.user.name).toBe(kept)
})

test('a field that nobody asked for is refused, roles above all', async () => {
  for (const extra of [
    {roles: ['staff']},
    {emailVerified: true},
    {id: 'mine'},
    {callbackURL: 'https://evil.example'},
  ]) {
    const answer = await signUp({...extra, password: aPassword()})
    expect(answer.status).toBe(400)
    expect(answer.json.code).toBe('UNKNOWN_FIELD')
  }
})
