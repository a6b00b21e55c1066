import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'
import {beforeAll, expect, test} from 'vitest'
import {aPassword} from '../support/reader'
import {startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

async function signedIn() {
  const reader = service.reader()
  const account = await reader.signUp()
  return {reader, account}
}

test('a name can be changed, by the rules of sign-up', async () => {
  const {reader} = await signedIn()
  expect((await reader.post('/update-user', {name: ' Ada  King '})).status).toBe(200)
  expect((await reader.session()).user.name).toBe('Ada King')
  const refused = await reader.post('/update-user', {name: 'Ada \u202eKing'})
  expect([refused.status, refused.json.code]).toEqual([400, 'NAME_INVALID'])
  expect((await reader.session()).user.name).toBe('Ada King')
})

test('a picture can be set and taken away', async () => {
  const {reader} = await signedIn()
  const image = 'https://img.example.com/a.png?size=64'
  await reader.post('/update-user', {image})
  expect((await reader.session()).user.image).toBe(image)
  await reader.post('/update-user', {image: null})
  expect((await reader.session()).user.image).toBeNull()
})

test.for([
  'http://img.example.com/a.png',
  'javascript:alert(1)',
  'data:image/svg+xml,<svg/>',
  'https://user:word@img.example.com/a.png',
  '//img.example.com/a.png',
  `https://img.example.com/${'a'.repeat(2048)}`,
  'https://img.example.com/\u0000',
  7,
])('the picture %j is refused', async (image) => {
  const {reader} = await signedIn()
  const answer = await reader.post('/update-user', {image})
  expect([answer.status, answer.json.code]).toEqual([400, 'IMAGE_INVALID'])
})

test.for([{}, {email: 'other@example.com'}, {roles: ['staff']}, {name: 'Ada', emailVerified: true}])(
  'nothing else can be changed: %j',
  async (body) => {
    const {reader} = await signedIn()
    const answer = await reader.post('/update-user', body)
    expect(answer.status).toBe(400)
    expect(await reader.session()).toMatchObject({user: {roles: [], emailVerified: false}})
  },
)

test('a new password works, the old one does not, and every other browser is signed out', async () => {
  const {reader, account} = await signedIn()
  const other = service.reader()
  await other.signIn(account)
  const newPassword = aPassword()
  const answer = await reader.post('/change-password', {currentPassword: account.password, newPassword})
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.json)).toEqual(['user'])
  expect(await other.session()).toBeNull()
  expect(await reader.session()).not.toBeNull()
  expect((await service.reader().signIn(account)).status).toBe(401)
  expect((await service.reader().signIn({...account, password: newPassword})).status).toBe(200)
})

test('asking to keep the others signed in changes nothing about that', async () => {
  const {reader, account} = await signedIn()
  const other = service.reader()
  await other.signIn(account)
  const body = {currentPassword: account.password, newPassword: aPassword(), revokeOtherSessions: false}
  expect((await reader.post('/change-password', body)).status).toBe(200)
  expect(await other.session()).toBeNull()
})

test('a wrong current password changes nothing', async () => {
  const {reader, account} = await signedIn()
  const body = {currentPassword: aPassword(), newPassword: aPassword()}
  const answer = await reader.post('/change-password', body)
  expect([answer.status, answer.json.code]).toEqual([400, 'INVALID_PASSWORD'])
  expect((await service.reader().signIn(account)).status).toBe(200)
})

test.for([
  ['abc', 'PASSWORD_TOO_SHORT'],
  ['iloveyou1', 'PASSWORD_COMMON'],
  ['Ada.Lovelace 1815', 'PASSWORD_PERSONAL'],
  ['localhost 3000', 'PASSWORD_SITE'],
])('the new password %j is refused', async ([newPassword, code]) => {
  const {reader, account} = await signedIn()
  const answer = await reader.post('/change-password', {currentPassword: account.password, newPassword})
  expect([answer.status, answer.json.code]).toEqual([400, code])
  expect((await service.reader().signIn(account)).status).toBe(200)
})

test('a role given by the operator is seen at the next request', async () => {
  const {reader, account} = await signedIn()
  await service.database.orm
    .update(schema.user)
    .set({roles: ['staff']})
    .where(eq(schema.user.email, account.email))
  expect((await reader.session()).user.roles).toEqual(['staff'])
})
