import {hkdfSync} from 'node:crypto'
import {type Database, openDatabase} from '@docs-auth/drizzle'
import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {createLocalJWKSet, jwtVerify} from 'jose'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Deployment, deploy} from '../support/deployment'
import {aSecret} from '../support/secrets'
import {daysPass} from '../support/time'
import {startTraffic, surprises} from '../support/traffic'
import {until} from '../support/until'

const old = {session: aSecret(), content: aSecret()}
const current = {session: aSecret(), content: aSecret()}

let postgres: PostgresServer
let database: Database
let deployment: Deployment
beforeAll(async () => {
  postgres = await startPostgres()
  const url = await postgres.url('service')
  const secrets = {BETTER_AUTH_SECRET: old.session, AUTH_CONTENT_SECRET: old.content}
  deployment = await deploy(2, {DATABASE_URL: url, LOG_LEVEL: 'silent', ...secrets})
  database = await openDatabase({url, dataDir: 'unused'})
})
afterAll(async () => {
  await database?.close()
  await deployment?.stop()
  await postgres?.stop()
})

/** What a page is sealed with that was built with this secret: seal format 1, written down independently. */
function keyOf(contentSecret: string): string {
  const info = 'http://localhost:3000/\n1\nsigned-in'
  const key = hkdfSync('sha256', contentSecret, 'docusaurus-plugin-auth/1', info, 32)
  return Buffer.from(key).toString('base64url')
}

test('both secrets are changed, instance by instance, while a reader reads', async () => {
  const traffic = await startTraffic(deployment.reader, 1)
  const {reader, account} = traffic
  const oldToken: string = (await reader.get('/token')).json.token
  const keys = async () => {
    const {json} = await reader.get('/docs/keys?site=http://localhost:3000/&epoch=1&access=signed-in')
    return [json.keys['signed-in'], ...(json.older?.['signed-in'] ?? [])]
  }

  const more = async () => {
    const from = traffic.asked.length
    await until(() => traffic.asked.length >= from + 50)
  }

  // First every instance learns the new one, and nobody uses it yet.
  await deployment.roll({BETTER_AUTH_SECRET: `${old.session},${current.session}`}, more)
  const both = {
    BETTER_AUTH_SECRET: `${current.session},${old.session}`,
    AUTH_CONTENT_SECRET: `${current.content},${old.content}`,
  }
  await deployment.roll(both, more)
  // Pages that are online open, and so do those of the next build.
  expect(await keys()).toEqual([keyOf(current.content), keyOf(old.content)])

  // The reader comes back on another day, and gets a cookie that the new one signed.
  const cookies = reader.jar.header
  await daysPass(database, account.email, 1)
  await reader.get('/get-session')
  expect(reader.jar.header).not.toBe(cookies)

  await deployment.roll({BETTER_AUTH_SECRET: current.session, AUTH_CONTENT_SECRET: current.content}, more)
  expect(await keys()).toEqual([keyOf(current.content)])
  await traffic.stop()
  expect(surprises(traffic, [200])).toEqual([])
  // A token of the first hour is verified until it expires, though its key can no longer sign.
  const published = createLocalJWKSet((await reader.get('/jwks')).json)
  await expect(jwtVerify(oldToken, published, {audience: 'api'})).resolves.toBeDefined()
})
