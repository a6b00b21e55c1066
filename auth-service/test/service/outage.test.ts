import {beforeAll, expect, test} from 'vitest'
import {anAccount, type Reader} from '../support/reader'
import {docsOrigin, startService, type TestService} from '../support/service'

// The service's own handle is closed under it: what it then gets from the driver is what it gets when a database goes
// away. The process suite kills a real Postgres.
let service: TestService
let reader: Reader
beforeAll(async () => {
  service = await startService()
  reader = service.reader()
  await reader.signUp()
  await service.database.close()
})

const site = 'site=http://localhost:3000/&epoch=1&access=signed-in'

test.for([
  ['GET', '/get-session', undefined],
  ['GET', '/token', undefined],
  ['GET', '/jwks', undefined],
  ['GET', `/docs/keys?${site}`, undefined],
  ['POST', '/sign-in/email', {email: 'ada@example.com', password: 'correct horse battery'}],
  ['POST', '/sign-up/email', anAccount()],
  // BetterAuth alone answers 200 here, clears the cookie, and the session lives on.
  ['POST', '/sign-out', {}],
  ['POST', '/revoke-sessions', {}],
  ['POST', '/revoke-other-sessions', {}],
  // And these would say 401: "you are signed out".
  ['POST', '/update-user', {name: 'Ada'}],
  ['POST', '/change-password', {currentPassword: 'x', newPassword: 'correct horse battery'}],
] as const)('%s %s: come back later, and cookies stay as they are', async ([method, path, body]) => {
  const before = reader.jar.header
  const answer = await reader.send(path, {method, ...(body && {body})})
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(answer.json).toEqual({
    code: 'SERVER_ERROR',
    message: 'Something went wrong on our side. Wait a moment and try again.',
  })
  expect(answer.cookies).toEqual([])
  expect(reader.jar.header).toBe(before)
  expect(answer.headers.get('access-control-allow-origin')).toBe(docsOrigin)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('the process is healthy, but not ready', async () => {
  const {GET: health} = await import('../../src/app/api/health/route')
  const {GET: ready} = await import('../../src/app/api/ready/route')
  expect(health().status).toBe(200)
  const answer = await ready()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).not.toBeNull()
})
