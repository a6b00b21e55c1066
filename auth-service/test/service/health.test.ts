import * as schema from '@docs-auth/drizzle/schema'
import {beforeAll, expect, test} from 'vitest'
import {startService, type TestService} from '../support/service'

let service: TestService
beforeAll(async () => {
  service = await startService()
})

test('the process answers', async () => {
  const {GET} = await import('../../src/app/api/health/route')
  const answer = GET()
  expect([answer.status, await answer.json()]).toEqual([200, {status: 'ok'}])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('ready means that the database answers and a signing key is there', async () => {
  const {GET} = await import('../../src/app/api/ready/route')
  const answer = await GET()
  expect([answer.status, await answer.json()]).toEqual([200, {status: 'ready'}])
  expect(await service.database.orm.select().from(schema.jwks)).toHaveLength(1)
})
