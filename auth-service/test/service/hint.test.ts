import {beforeAll, expect, test} from 'vitest'
import {anAccount, type Reader} from '../support/reader'
import {startService, type TestService} from '../support/service'
import {daysPass, sessionRow} from '../support/time'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

const hintOf = (reader: Reader) => {
  const cookie = reader.jar.get('auth.hint')
  return cookie && JSON.parse(Buffer.from(cookie.value, 'base64url').toString())
}

const unixSeconds = (date: Date) => Math.floor(date.getTime() / 1000)

test('sign-up sets a hint that scripts can read, with nothing in it worth stealing', async () => {
  const reader = service.reader()
  const {name, email} = await reader.signUp()
  const {expiresAt} = await sessionRow(service.database, email)
  expect(hintOf(reader)).toEqual({v: 1, name, image: null, exp: unixSeconds(expiresAt)})
  const hint = reader.jar.get('auth.hint')?.attributes
  const session = reader.jar.get('auth.session_token')?.attributes
  expect(session).toEqual({...hint, httponly: ''})
  expect(hint).not.toHaveProperty('httponly')
})

test('sign-in sets it', async () => {
  const account = await service.reader().signUp()
  const reader = service.reader()
  await reader.signIn(account)
  expect(hintOf(reader)).toMatchObject({name: account.name})
})

test('a failed sign-in does not touch it', async () => {
  const reader = service.reader()
  const {email} = await reader.signUp()
  const answer = await reader.signIn({email, password: 'something else entirely'})
  expect(answer.cookies).toEqual([])
  expect(hintOf(reader)).toBeDefined()
})

test('a new name or picture is in it at once', async () => {
  const reader = service.reader()
  await reader.signUp()
  await reader.post('/update-user', {name: 'Ada King', image: 'https://img.example.com/ada.png'})
  expect(hintOf(reader)).toMatchObject({name: 'Ada King', image: 'https://img.example.com/ada.png'})
})

test('a new password renews it with the session', async () => {
  const reader = service.reader()
  const {email, password} = await reader.signUp()
  reader.jar.delete('auth.hint')
  await reader.post('/change-password', {currentPassword: password, newPassword: 'quietly humming kettles'})
  const {expiresAt} = await sessionRow(service.database, email)
  expect(hintOf(reader)).toMatchObject({exp: unixSeconds(expiresAt)})
})

test('a browser that lost it gets it back when it asks, for as long as the session has left', async () => {
  const reader = service.reader()
  const {name, email} = await reader.signUp()
  reader.jar.delete('auth.hint')
  await reader.get('/get-session')
  const {expiresAt} = await sessionRow(service.database, email)
  expect(hintOf(reader)).toEqual({v: 1, name, image: null, exp: unixSeconds(expiresAt)})
  const {'max-age': left, ...attributes} = reader.jar.get('auth.hint')?.attributes ?? {}
  expect(attributes).toEqual({path: '/', samesite: 'Lax'})
  expect(Math.abs(Number(left) - (unixSeconds(expiresAt) - unixSeconds(new Date())))).toBeLessThan(5)
})

test('a server that asks on behalf of a reader is given none', async () => {
  const reader = service.reader()
  await reader.signUp()
  reader.jar.delete('auth.hint')
  expect((await reader.get('/get-session?disableRefresh=true')).cookies).toEqual([])
})

test('a renewed session moves its end', async () => {
  const reader = service.reader()
  const {email} = await reader.signUp()
  await daysPass(service.database, email, 3)
  await reader.get('/get-session')
  const {expiresAt} = await sessionRow(service.database, email)
  expect(hintOf(reader)).toMatchObject({exp: unixSeconds(expiresAt)})
})

test.for(['/sign-out', '/revoke-sessions'])('%s clears it', async (path) => {
  const reader = service.reader()
  await reader.signUp()
  await reader.post(path)
  expect(hintOf(reader)).toBeUndefined()
})

test('a session that ended elsewhere clears it at the next question', async () => {
  const reader = service.reader()
  const account = await reader.signUp()
  const other = service.reader()
  await other.signIn(account)
  await other.post('/revoke-other-sessions')
  expect((await reader.get('/get-session')).json).toBeNull()
  expect(hintOf(reader)).toBeUndefined()
  expect(reader.jar.get('auth.session_token')).toBeUndefined()
})

test.for(['/get-session', '/token', '/docs/keys?site=http://localhost:3000/&epoch=1&access=signed-in'])(
  'a hint without a session is cleared by %s',
  async (path) => {
    const reader = service.reader()
    await reader.signUp()
    reader.jar.delete('auth.session_token')
    await reader.get(path)
    expect(hintOf(reader)).toBeUndefined()
  },
)

test('a visitor without a hint gets no cookie at all', async () => {
  for (const path of ['/get-session', '/token', '/jwks'])
    expect((await service.reader().get(path)).cookies).toEqual([])
})

test('it stays within 512 bytes: the picture goes first, then the end of the name', async () => {
  const reader = service.reader()
  await reader.signUp({...anAccount(), name: 'Ada'})
  await reader.post('/update-user', {image: `https://img.example.com/${'a'.repeat(600)}.png`})
  expect(hintOf(reader)).toMatchObject({name: 'Ada', image: null})

  const long = '👩‍🚀'.repeat(26)
  await reader.post('/update-user', {name: long, image: null})
  const {name} = hintOf(reader)
  expect(reader.jar.get('auth.hint')?.value.length).toBeLessThanOrEqual(512)
  expect(long.startsWith(name)).toBe(true)
  expect([...name].length).toBeGreaterThan(20)
  expect(name.isWellFormed()).toBe(true)
})

test('a name of 80 characters of any plain script fits whole', async () => {
  const reader = service.reader()
  const name = 'é'.repeat(80)
  await reader.signUp({...anAccount(), name})
  expect(hintOf(reader)).toMatchObject({name})
})
