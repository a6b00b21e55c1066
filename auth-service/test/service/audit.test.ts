import * as schema from '@docs-auth/drizzle/schema'
import {asc, eq} from 'drizzle-orm'
import {beforeAll, expect, test} from 'vitest'
import {anAccount, aPassword} from '../support/reader'
import {docsOrigin, startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

async function idOf(email: string): Promise<string> {
  const [found] = await service.database.orm.select().from(schema.user).where(eq(schema.user.email, email))
  return found?.id ?? expect.fail(`${email} has no account`)
}

/** What is written down about an account, oldest first. */
const trail = async (email: string) =>
  service.database.orm
    .select()
    .from(schema.securityEvent)
    .where(eq(schema.securityEvent.subjectId, await idOf(email)))
    .orderBy(asc(schema.securityEvent.id))

const events = async (email: string) => (await trail(email)).map(({event}) => event)

const keys = `/docs/keys?site=${docsOrigin}/&epoch=1&access=signed-in&access=staff`

test('the life of an account is written down, in order', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  await service.reader().signIn({email: account.email, password: aPassword()})
  const other = service.reader()
  await other.signIn(account)
  await other.get(keys)
  await other.post('/revoke-other-sessions')
  const newPassword = aPassword()
  await other.post('/change-password', {currentPassword: aPassword(), newPassword})
  await other.post('/change-password', {currentPassword: account.password, newPassword})
  await other.post('/sign-out')
  expect(await events(account.email)).toEqual([
    'sign-up',
    'sign-in-failed',
    'sign-in',
    'keys-handed-out',
    'sessions-revoked',
    'password-change-failed',
    'password-changed',
    'sign-out',
  ])
})

test('each event tells who, from which network, with what', async () => {
  const reader = service.reader()
  reader.address = '203.0.113.77'
  const {email} = await reader.signUp()
  await reader.post('/sign-out', {}, {headers: {'user-agent': 'Fixture/1.0'}})
  const id = await idOf(email)
  const [signUp, signOut] = await trail(email)
  expect(signUp).toMatchObject({actorId: id, subjectId: id, network: '203.0.113.0/24'})
  expect(signOut).toMatchObject({actorId: id, network: '203.0.113.0/24', userAgent: 'Fixture/1.0'})
  expect(signOut?.detail).toEqual(signUp?.detail)
})

test('a failed sign-in has no actor, and no account when there is none', async () => {
  const {email} = await service.reader().signUp()
  await service.reader().signIn({email, password: aPassword()})
  expect((await trail(email)).at(-1)).toMatchObject({event: 'sign-in-failed', actorId: null})
  await service.reader().signIn(anAccount())
  const all = await service.database.orm
    .select()
    .from(schema.securityEvent)
    .where(eq(schema.securityEvent.event, 'sign-in-failed'))
    .orderBy(asc(schema.securityEvent.id))
  expect(all.at(-1)).toMatchObject({subjectId: null, actorId: null})
})

test('keys are told with what was asked, once a day for the same', async () => {
  const reader = service.reader()
  const {email} = await reader.signUp()
  for (const _ of [1, 2, 3]) await reader.get(keys)
  await reader.get(`/docs/keys?site=${docsOrigin}/&epoch=2&access=signed-in`)
  const told = (await trail(email)).filter(({event}) => event === 'keys-handed-out')
  expect(told.map(({detail}) => detail)).toMatchObject([
    {epoch: '1', access: ['signed-in'], denied: ['staff'], site: `${docsOrigin}/`},
    {epoch: '2', access: ['signed-in'], denied: []},
  ])
})

test('an attack on an account is one event an hour', async () => {
  const account = await service.reader().signUp()
  for (let attempt = 1; attempt <= 14; attempt++)
    await service.reader().signIn({email: account.email, password: aPassword()})
  const told = await events(account.email)
  expect(told.filter((event) => event === 'sign-in-failed')).toHaveLength(10)
  expect(told.filter((event) => event === 'throttled')).toHaveLength(1)
})

test('what did not happen is not written down', async () => {
  const reader = service.reader()
  const {email} = await reader.signUp()
  await service.reader().post('/sign-out')
  await service.reader().get(keys)
  await reader.post('/change-password', {currentPassword: aPassword(), newPassword: 'short'})
  await reader.get('/get-session')
  expect(await events(email)).toEqual(['sign-up'])
})

test('the service itself cannot rewrite it, nor throw it away', async () => {
  const {email} = await service.reader().signUp()
  const {orm} = service.database
  const refused = {cause: {message: expect.stringContaining('append-only')}}
  await expect(orm.update(schema.securityEvent).set({event: 'x'})).rejects.toMatchObject(refused)
  await expect(orm.delete(schema.securityEvent)).rejects.toMatchObject(refused)
  await expect(orm.execute('truncate security_event')).rejects.toMatchObject(refused)
  expect(await events(email)).toEqual(['sign-up'])
})

test('no password, no token and no address is in it', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  await service.reader().signIn({email: account.email, password: aPassword()})
  await reader.get(keys)
  const text = JSON.stringify(await service.database.orm.select().from(schema.securityEvent))
  const token = reader.jar.get('auth.session_token')?.value.split('.')[0] ?? ''
  for (const secret of ['@', account.password, token]) expect(text).not.toContain(secret)
})
