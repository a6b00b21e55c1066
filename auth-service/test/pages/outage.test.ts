import {type PostgresServer, startPostgres} from '@docs-auth/drizzle/testing'
import {afterAll, beforeAll, expect, inject} from 'vitest'
import {createReader} from './kit/reader'
import {type RunningService, startService} from './kit/service'
import {carrying, docs, field, fillIn, notice, press, scripting, test} from './kit/stage'

// The database is killed under a service of our own: PGlite lives inside its process and cannot go away alone.
let postgres: PostgresServer
let service: RunningService

beforeAll(async () => {
  postgres = await startPostgres()
  service = await startService(inject('docsUrl'), {DATABASE_URL: await postgres.url('pages')})
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
