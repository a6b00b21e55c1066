import {basename} from 'node:path'
import type {Database} from '@docs-auth/drizzle'
import {afterAll, expect, inject, vi} from 'vitest'
import {noteEnvironment} from '../../../scripts/traces/record'
import {Reader} from './reader'
import {aSecret} from './secrets'

export const serviceUrl = 'http://localhost:3001'
export const docsOrigin = 'http://localhost:3000'
export const foreignOrigin = 'https://evil.example'

type Handler = (request: Request) => Promise<Response>

export interface TestService {
  /** The real route handler, whatever the method. */
  handle: Handler
  /** The handle the service itself uses. */
  database: Database
  env: Record<string, string>
  /** A browser of its own: own cookies, own address. */
  reader(): Reader
}

/** Kept over restarts within a file, as an operator keeps them. */
const secrets = {BETTER_AUTH_SECRET: aSecret(), AUTH_CONTENT_SECRET: aSecret()}

/**
 * Starts the service in this process as Next would: environment, database, route module. Called again it restarts, with
 * another environment and the same database.
 */
export async function startService(variables: Record<string, string> = {}): Promise<TestService> {
  const file = basename(expect.getState().testPath ?? '', '.test.ts')
  const env = {...secrets, ...inject('databases')[file], ...variables}
  for (const name of Object.keys(process.env))
    if (/^(AUTH_|BETTER_AUTH_|DATABASE_|NEON_)/.test(name)) delete process.env[name]
  Object.assign(process.env, env)
  noteEnvironment(env)
  vi.resetModules()
  const {database: open} = await import('../../src/database')
  const {env: readOnce} = await import('../../src/env')
  const database = await open(readOnce())
  await database.migrate()
  const routes = await import('../../src/app/api/auth/[...all]/route')
  // Next answers HEAD with the handler of GET.
  const handle: Handler = (request) =>
    routes[(request.method === 'HEAD' ? 'GET' : request.method) as 'GET'](request)
  const url = variables.BETTER_AUTH_URL ?? serviceUrl
  return {handle, database, env, reader: () => new Reader(handle, url)}
}

afterAll(async () => {
  const {database: open} = await import('../../src/database')
  const {env: readOnce} = await import('../../src/env')
  await (await open(readOnce())).close()
})
