import {openDatabase} from '@docs-auth/drizzle'
import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {accountsOf} from '../support/accounts'
import {type Deployment, deploy} from '../support/deployment'
import {questions, startTraffic, surprises} from '../support/traffic'
import {until} from '../support/until'

let postgres: PostgresServer
let url: string
let deployment: Deployment
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.url('service')
  deployment = await deploy(1, {DATABASE_URL: url})
})
afterAll(async () => {
  await deployment?.stop()
  await postgres?.stop()
})

test('Postgres is killed again and again while accounts are made and pages are read', async () => {
  const traffic = await startTraffic(deployment.reader, 4)
  const {reader, asked, acknowledged} = traffic
  const cookies = reader.jar.header
  /** Waits until every question has got this answer after a moment. */
  const everyAnswerIs = (status: number, from: number) =>
    until(() => {
      const such = asked.slice(from).filter(({answer}) => answer.status === status)
      return [...questions, '/sign-up/email'].every((path) => such.some((one) => one.path === path))
    })

  const endangered = []
  for (const _ of [1, 2, 3]) {
    const before = acknowledged.length
    await until(() => acknowledged.length >= before + 15)
    const alive = asked.length
    await postgres.kill()
    endangered.push(...acknowledged.slice(-4))
    await everyAnswerIs(503, alive)
    expect((await reader.post('/sign-out')).status).toBe(503)
    await postgres.restart()
    await everyAnswerIs(200, asked.length)
  }
  await traffic.stop()

  // Never "you are signed out", never a cookie, always "come back".
  expect(surprises(traffic, [200, 503])).toEqual([])
  for (const {answer} of asked.filter(({answer}) => answer.status !== 200)) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.cookies).toEqual([])
  }
  expect(reader.jar.header).toBe(cookies)
  expect(await reader.session()).not.toBeNull()

  const database = await openDatabase({url, dataDir: 'unused'})
  const {all, orphans} = await accountsOf(database)
  await database.close()
  expect(orphans).toEqual([])
  expect(acknowledged.filter(({email}) => !all.has(email))).toEqual([])
  for (const account of endangered) expect((await deployment.reader().signIn(account)).status).toBe(200)
})
