import {type Database, openDatabase} from '@docs-auth/drizzle'
import {securityEvent, user} from '@docs-auth/drizzle/schema'
import {asc, eq} from 'drizzle-orm'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {CookieJar} from '../support/jar'
import {productionEnv, runCli, startServer, temporaryDirectory} from '../support/server'

let data: Awaited<ReturnType<typeof temporaryDirectory>>
let env: Awaited<ReturnType<typeof productionEnv>>
beforeAll(async () => {
  data = await temporaryDirectory()
  env = await productionEnv({
    DATABASE_DRIVER: 'pglite',
    AUTH_DATA_DIR: data.path,
    AUTH_AUDIT_DAYS: '30',
    LOG_LEVEL: 'info',
  })
})
afterAll(() => data.remove())

const cli = (command: string, input = '') => runCli(command.split(' '), env, input)

/** Looks into the database while the service is stopped. */
async function inDatabase<T>(work: (orm: Database['orm']) => Promise<T>): Promise<T> {
  const database = await openDatabase({dataDir: data.path})
  try {
    return await work(database.orm)
  } finally {
    await database.close()
  }
}

const signIn = (address: string, email: string, password: string) =>
  fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: 'http://localhost:3000'},
    body: JSON.stringify({email, password}),
  })

test('accounts and roles', async () => {
  expect(await cli('migrate')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^Applied \d+ migrations\.\n$/),
  })
  expect(await cli('migrate')).toEqual({code: 0, output: 'The database is up to date.\n'})

  const made = await cli('user create --email Staff@example.com --name Staff --roles staff')
  expect(made.code).toBe(0)
  expect(made.output).toContain('Made the account of Staff <staff@example.com>, roles staff.')
  const [, generated = ''] = /shown only now: (\S+)/.exec(made.output) ?? []

  const given = await cli('user create --email ada@example.com --name Ada', 'slowly melting lanterns\n')
  expect(given).toEqual({code: 0, output: 'Made the account of Ada <ada@example.com>.\n'})

  expect((await cli('role grant ADA@example.com partner')).output).toBe(
    'ADA@example.com has the roles partner.\n',
  )
  expect((await cli('role grant ada@example.com partner')).output).toBe(
    'ada@example.com has the roles partner.\n',
  )
  expect((await cli('role list ada@example.com')).output).toBe('ada@example.com has the roles partner.\n')
  expect((await cli('role revoke ada@example.com partner')).output).toBe('ada@example.com has no roles.\n')

  const server = await startServer(env)
  try {
    const staff = await signIn(server.address, 'staff@example.com', generated)
    expect(await staff.json()).toMatchObject({user: {roles: ['staff']}})
    expect((await signIn(server.address, 'ada@example.com', 'slowly melting lanterns')).status).toBe(200)

    const refused = await cli('role list ada@example.com')
    expect(refused.code).toBe(1)
    expect(refused.output).toContain(data.path)
    expect(refused.output).not.toMatch(/^\s+at /m)
  } finally {
    await server.stop()
  }
})

test('what operators and readers do is written down, and kept as long as the operator says', async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000)
  await inDatabase((orm) =>
    orm
      .insert(securityEvent)
      .values([40, 20].map((days) => ({event: `${days} days ago`, at: daysAgo(days)}))),
  )
  const server = await startServer(env)
  const jar = new CookieJar()
  const ask = async (path: string, body?: object) => {
    const response = await fetch(`${server.address}/api/auth${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {'content-type': 'application/json', origin: 'http://localhost:3000', cookie: jar.header},
      ...(body && {body: JSON.stringify(body)}),
    })
    jar.take(response.headers.getSetCookie())
  }
  const [email, currentPassword, newPassword] = [
    'ada@example.com',
    'slowly melting lanterns',
    'quickly cooling lamps',
  ]
  await ask('/sign-in/email', {email, password: currentPassword})
  await ask('/docs/keys?site=http://localhost:3000/&epoch=1&access=signed-in')
  await ask('/revoke-other-sessions', {})
  await ask('/change-password', {currentPassword, newPassword})
  await ask('/sign-out', {})
  for (let guess = 1; guess <= 11; guess++) await signIn(server.address, email, `not the right one ${guess}`)
  await server.stop()

  const [ofAda, old] = await inDatabase(async (orm) => [
    await orm
      .select({event: securityEvent.event})
      .from(securityEvent)
      .innerJoin(user, eq(user.id, securityEvent.subjectId))
      .where(eq(user.email, email))
      .orderBy(asc(securityEvent.id)),
    (await orm.select().from(securityEvent)).filter(({event}) => event.endsWith('ago')),
  ])
  expect(ofAda.map(({event}) => event)).toEqual([
    ...['sign-up', 'role-granted', 'role-revoked', 'sign-in'],
    ...['sign-in', 'keys-handed-out', 'sessions-revoked', 'password-changed', 'sign-out'],
    ...Array(10).fill('sign-in-failed'),
    'throttled',
  ])
  expect(old.map(({event}) => event)).toEqual(['20 days ago'])
})

test.for([
  ['user create --email ada@example.com --name Ada', 1, 'There is already an account for ada@example.com.'],
  ['user create --email ada --name Ada', 1, 'This is not an e-mail address.'],
  ['role grant nobody@example.com staff', 1, 'There is no account for nobody@example.com.'],
  ['user create --email b@example.com', 2, 'Give --name.'],
  ['user create --mail b@example.com', 2, "Unknown option '--mail'"],
  ['user create --email b@example.com --name B --roles Staff', 2, '"Staff" is not a role.'],
  ['role grant ada@example.com signed-in', 2, '"signed-in" is not a role.'],
  ['role grant ada@example.com', 2, 'Give a role.'],
  ['user delete', 2, 'There is no command "user delete".'],
] as const)('%s: exit code %i', async ([command, code, words]) => {
  const result = await cli(command)
  expect(result.output).toContain(words)
  expect(result.code).toBe(code)
  if (code === 2) expect(result.output).toContain('Usage: node dist/cli.mjs')
})

test.for([
  ['password1', 'the most used ones'],
  ['Localhost 2026', 'the name of this site'],
] as const)(
  'a password that readers could not choose is refused here, too: %s',
  async ([password, reason]) => {
    const result = await cli('user create --email c@example.com --name Carol', `${password}\n`)
    expect(result.code).toBe(1)
    expect(result.output).toContain(reason)
    expect(result.output).not.toMatch(/^\s+at /m)
  },
)

test('without an environment it says what is missing', async () => {
  const {code, output} = await runCli(['migrate'], {NODE_ENV: 'production'})
  expect(code).toBe(1)
  expect(output).toContain('BETTER_AUTH_SECRET is not set.')
})
