import * as schema from '@docs-auth/drizzle/schema'
import {expect, test} from 'vitest'
import type {Reader} from '../support/reader'
import {aSecret} from '../support/secrets'
import {startService, type TestService} from '../support/service'
import {daysPass} from '../support/time'

/** The same browser after the service was restarted with other secrets. */
function moved(reader: Reader, service: TestService): Reader {
  const again = service.reader()
  for (const name of ['auth.session_token', 'auth.hint'])
    again.jar.set(name, reader.jar.get(name)?.value ?? '')
  return again
}

test('a new secret in front of the old one signs nobody out, and the old one can go a week later', async () => {
  const [old, current] = [aSecret(), aSecret()]
  let service = await startService({BETTER_AUTH_SECRET: old})
  const before = service.reader()
  const account = await before.signUp()
  expect((await before.get('/token')).status).toBe(200)

  service = await startService({BETTER_AUTH_SECRET: `${current},${old}`})
  const reader = moved(before, service)
  expect(await reader.session()).toMatchObject({user: {email: account.email}})
  // The signing key was encrypted with the old secret, and is still readable.
  expect((await reader.get('/token')).status).toBe(200)
  expect(await service.database.orm.select().from(schema.jwks)).toHaveLength(1)

  // The daily renewal signs the cookie anew.
  await daysPass(service.database, account.email, 1)
  await reader.get('/get-session')

  service = await startService({BETTER_AUTH_SECRET: current})
  expect(await moved(reader, service).session()).toMatchObject({user: {email: account.email}})
  // A cookie that only the old secret had signed is nobody's now.
  expect(await moved(before, service).session()).toBeNull()
})

test('signing out works with a cookie of the old secret', async () => {
  const [old, current] = [aSecret(), aSecret()]
  const before = (await startService({BETTER_AUTH_SECRET: old})).reader()
  await before.signUp()
  const service = await startService({BETTER_AUTH_SECRET: `${current},${old}`})
  const reader = moved(before, service)
  expect((await reader.post('/sign-out')).status).toBe(200)
  expect(await moved(before, service).session()).toBeNull()
})

test('when the secret that encrypted the signing key is gone, a new key takes over at start', async () => {
  const service = await startService({BETTER_AUTH_SECRET: aSecret()})
  const keysBefore = await service.database.orm.select().from(schema.jwks)
  const {GET: ready} = await import('../../src/app/api/ready/route')
  expect((await ready()).status).toBe(200)
  const reader = service.reader()
  await reader.signUp()
  expect((await reader.get('/token')).status).toBe(200)
  const keys = await service.database.orm.select().from(schema.jwks)
  expect(keys.map(({id}) => id)).toEqual(expect.arrayContaining(keysBefore.map(({id}) => id)))
  expect(keys.length).toBe(keysBefore.length + 1)
})
