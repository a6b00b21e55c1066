import {openDatabase} from '@docs-auth/drizzle'
import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Deployment, deploy} from '../support/deployment'
import {accountsOf} from './kit/accounts'
import {questions, startTraffic, statuses} from './kit/traffic'
import {until} from './kit/until'

let postgres: PostgresServer
let url: string
let deployment: Deployment
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.url('service')
  deployment = await deploy(1, {DATABASE_URL: url, LOG_LEVEL: 'silent'})
})
afterAll(async () => {
  await deployment?.stop()
  await postgres?.stop()
})

test('Postgres is killed again and again while accounts are made', async () => {
  const reader = deployment.reader()
  await reader.signUp()
  const cookies = reader.jar.header
  const traffic = startTraffic(deployment.reader, {signUps: 4, reader})
  const since = (start: number) => traffic.asked.slice(start)
  const everyQuestion = [...questions, '/sign-up/email']
  const endangered = []

  for (const _ of [1, 2, 3]) {
    const before = traffic.acknowledged.length
    await until(() => traffic.acknowledged.length >= before + 15)
    const killed = traffic.asked.length
    await postgres.kill()
    endangered.push(...traffic.acknowledged.slice(-4))
    await until(() => {
      const away = since(killed).filter(({answer}) => answer.status === 503)
      return everyQuestion.every((path) => away.some((one) => one.path === path))
    })
    expect((await reader.post('/sign-out')).status).toBe(503)
    await postgres.restart()
    const restarted = traffic.asked.length
    await until(() => {
      const back = since(restarted).filter(({answer}) => answer.status === 200)
      return everyQuestion.every((path) => back.some((one) => one.path === path))
    })
  }
  await traffic.stop()

  // Never "you are signed out", never a cookie, always "come back".
  const refused = traffic.asked.filter(({answer}) => answer.status !== 200)
  expect(statuses(refused).filter((one) => !/^(503|429) /.test(one))).toEqual([])
  for (const {answer} of refused) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.cookies).toEqual([])
  }
  expect(reader.jar.header).toBe(cookies)
  expect(await reader.session()).not.toBeNull()

  const database = await openDatabase({url, dataDir: 'unused'})
  const {all, orphans} = await accountsOf(database)
  await database.close()
  expect(orphans).toEqual([])
  expect(traffic.acknowledged.filter(({email}) => !all.has(email))).toEqual([])
  for (const account of endangered) expect((await deployment.reader().signIn(account)).status).toBe(200)
})
