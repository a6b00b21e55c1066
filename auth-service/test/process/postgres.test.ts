import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {holdTable} from '../support/busy'
import {CookieJar} from '../support/jar'
import {productionEnv, type Running, startServer} from '../support/server'

let postgres: PostgresServer
let server: Running
let url: string
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.url('service')
  server = await startServer(
    await productionEnv({
      DATABASE_URL: url,
      BETTER_AUTH_URL: 'https://auth.example.test',
      AUTH_DOCS_URL: 'https://docs.example.test/',
      BETTER_AUTH_TRUSTED_ORIGINS: 'https://docs.example.test',
      AUTH_COOKIE_DOMAIN: 'example.test',
    }),
  )
})
afterAll(async () => {
  await server?.stop()
  await postgres?.stop()
})

const jar = new CookieJar()
const ask = async (path: string, body?: object) => {
  const response = await fetch(server.address + path, {
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      origin: 'https://docs.example.test',
      cookie: jar.header,
    },
    ...(body && {method: 'POST', body: JSON.stringify(body)}),
  })
  jar.take(response.headers.getSetCookie())
  return response
}

test('Postgres is killed and comes back: nobody is signed out, nothing is restarted', async () => {
  const account = {name: 'Ada', email: 'ada@example.com', password: 'slowly melting lanterns'}
  expect((await ask('/api/auth/sign-up/email', account)).status).toBe(200)
  const cookies = jar.header
  expect(cookies).toContain('__Secure-auth.session_token=')

  await postgres.kill()
  for (const [path, body] of [
    ['/api/ready'],
    ['/api/auth/get-session'],
    ['/api/auth/token'],
    ['/api/auth/sign-out', {}],
    ['/api/auth/sign-in/email', {email: account.email, password: account.password}],
  ] as const) {
    const answer = await ask(path, body)
    expect([path, answer.status]).toEqual([path, 503])
    expect(answer.headers.get('retry-after')).not.toBeNull()
  }
  expect((await ask('/api/health')).status).toBe(200)
  // Not the way to the sign-in page: nobody knows whether they are signed in.
  expect((await ask('/account')).headers.get('location')).toBeNull()
  expect(jar.header).toBe(cookies)

  await postgres.restart()
  expect(await (await ask('/api/auth/get-session')).json()).toMatchObject({user: {email: account.email}})
  expect((await ask('/api/ready')).status).toBe(200)
})

test('every connection is busy: readers are told to come back, and that passes', async () => {
  const table = await holdTable(url, 'session')
  // More than the pool has connections: ten wait for the table, the others for a connection.
  const asked = Array.from({length: 15}, () => ask('/api/auth/get-session'))
  for (const answer of await Promise.all(asked)) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).not.toBeNull()
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  expect((await ask('/api/health')).status).toBe(200)
  await table.release()
  expect(await (await ask('/api/auth/get-session')).json()).toMatchObject({user: {email: 'ada@example.com'}})
})

test('under https the browser is told to stay there', async () => {
  const {headers} = await ask('/signin')
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test('the log of it all holds no address, no password and no token', () => {
  expect(server.output).toContain('the database does not answer')
  const [, token = ''] = /__Secure-auth\.session_token=([^.;]+)/.exec(jar.header) ?? []
  expect(token).toHaveLength(32)
  for (const secret of [token, 'ada@example.com', 'slowly melting', 'postgres:postgres'])
    expect(server.output).not.toContain(secret)
})
