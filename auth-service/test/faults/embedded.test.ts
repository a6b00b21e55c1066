import {openDatabase} from '@docs-auth/drizzle'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {accountsOf} from '../support/accounts'
import {sendTo} from '../support/deployment'
import {type Account, Reader} from '../support/reader'
import {productionEnv, startServer, temporaryDirectory} from '../support/server'
import {startTraffic} from '../support/traffic'
import {until} from '../support/until'

let data: Awaited<ReturnType<typeof temporaryDirectory>>
beforeAll(async () => {
  data = await temporaryDirectory()
})
afterAll(() => data.remove())

test('the service is killed with its embedded database while 500 accounts are made: none is lost', async () => {
  const env = await productionEnv({
    DATABASE_DRIVER: 'pglite',
    AUTH_DATA_DIR: data.path,
    AUTH_TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'silent',
  })
  const newcomer = (address: string) => () => new Reader(sendTo(address), env.BETTER_AUTH_URL ?? '')
  const acknowledged: Account[] = []
  const endangered: Account[] = []
  for (const atLeast of [100, 200, 300, 400, 500]) {
    const server = await startServer(env)
    const traffic = await startTraffic(newcomer(server.address), 4)
    await until(() => acknowledged.length + traffic.acknowledged.length >= atLeast)
    // SIGKILL, with four of them on their way.
    await server.stop()
    await expect(traffic.stop()).rejects.toThrow()
    acknowledged.push(...traffic.acknowledged)
    endangered.push(...traffic.acknowledged.slice(-2))
  }

  const server = await startServer(env)
  for (const account of endangered)
    expect((await newcomer(server.address)().signIn(account)).status).toBe(200)
  await server.stop()

  const database = await openDatabase({dataDir: data.path})
  const {all, orphans} = await accountsOf(database)
  await database.close()
  expect(acknowledged.length).toBeGreaterThanOrEqual(500)
  expect(acknowledged.filter(({email}) => !all.has(email))).toEqual([])
  expect(orphans).toEqual([])
})
