import {openDatabase} from '@docs-auth/drizzle'
import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {type SQL, sql} from 'drizzle-orm'
import {afterAll, beforeAll, expect, inject} from 'vitest'
import {createReader} from './kit/reader'
import {type RunningService, startService} from './kit/service'
import {carrying, docs, field, fillIn, notice, press, scripting, test} from './kit/stage'

// The database is killed under a service of our own: PGlite lives inside its process and cannot go away alone.
let postgres: PostgresServer
let service: RunningService
let databaseUrl: string

beforeAll(async () => {
  postgres = await startPostgres()
  databaseUrl = await postgres.url('pages')
  service = await startService(inject('docsUrl'), {DATABASE_URL: databaseUrl})
}, 60_000)

afterAll(async () => {
  await service?.stop()
  await postgres?.stop()
})

test.for(scripting)(
  'while the database is away, forms say so and keep what was typed, and nobody is signed out ($how)',
  {timeout: 60_000},
  async ({javaScriptEnabled}, {open}) => {
    const member = await createReader(service.url)
    const page = await open({javaScriptEnabled, baseURL: service.url})
    const account = await open({javaScriptEnabled, baseURL: service.url}, member)

    await postgres.kill()
    await page.goto(carrying('/signin', docs('/deep')))
    await fillIn(page, {'E-mail address': member.email, Password: member.password})
    await press(page, 'Sign in')
    await notice(page).waitFor()
    expect(await notice(page).textContent()).toMatch(/try again/)
    expect(await field(page, 'E-mail address').inputValue()).toBe(member.email)

    await account.goto('/account')
    await account.getByRole('heading', {name: /cannot look up your account/}).waitFor()
    expect(await account.title()).toMatch(/^One moment/)
    expect(await account.content()).not.toMatch(/ECONNREFUSED|postgres|SELECT|at .*\.js/i)

    await postgres.restart()
    await account.getByRole('link', {name: 'Try again'}).click()
    await account.getByRole('heading', {name: member.name}).waitFor()
    await fillIn(page, {Password: member.password})
    await press(page, 'Sign in')
    await page.waitForURL(docs('/deep'))
  },
)

test('a page that fails for another reason says so in a sentence, without what happened', async ({
  open,
  allow,
}) => {
  const member = await createReader(service.url)
  const page = await open({baseURL: service.url}, member)
  await execute(sql`ALTER TABLE "session" RENAME TO "session_away"`)
  try {
    allow(/500|React error #441/) // the browser's report, and React's
    const answer = await page.goto('/account')
    expect(answer?.status()).toBe(500)
    await page.getByRole('heading', {name: 'This page could not be shown'}).waitFor()
    expect(await page.title()).toBe('Something went wrong')
    expect((await answer?.text()) + (await page.content())).not.toMatch(
      /session_away|relation|SELECT|node_modules/i,
    )
  } finally {
    await execute(sql`ALTER TABLE "session_away" RENAME TO "session"`)
  }
  await page.getByRole('link', {name: 'Try again'}).click()
  await page.getByRole('heading', {name: member.name}).waitFor()
})

async function execute(statement: SQL): Promise<void> {
  const database = await openDatabase({url: databaseUrl, dataDir: ''})
  await database.orm.execute(statement)
  await database.close()
}
