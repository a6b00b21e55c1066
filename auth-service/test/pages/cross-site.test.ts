import {createHash, randomBytes} from 'node:crypto'
import type {Page} from 'playwright-core'
import {describe, expect, inject} from 'vitest'
import {carrying, docs, fillIn, press, scripting, test} from './kit/stage'

const secret = () => randomBytes(32).toString('base64url')
const [verifier, state] = [secret(), secret()]
const challenge = createHash('sha256').update(verifier).digest('base64url')

/** What the plugin sends readers to sign in with, when the docs are on another site. */
const returning = (page: string) =>
  carrying(page, docs(`/auth-return?code_challenge=${challenge}&state=${state}`))

/** What the return page finds behind the `#`. */
async function brought(page: Page): Promise<Record<string, string>> {
  await page.waitForURL(docs('/auth-return#**'))
  return Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)))
}

const someCode = expect.stringMatching(/^[\w-]{43}$/)

describe.each(scripting)('signing in for docs on another site in $how', ({javaScriptEnabled}) => {
  test('leads to the return page with a code, and names the site', async ({open, reader}) => {
    const page = await open({javaScriptEnabled})
    await page.goto(returning('/signin'))
    const text = await page.getByRole('main').textContent()
    expect(text).toContain(`We take you back to ${new URL(docs()).host}`)
    expect(text).not.toContain('auth-return')
    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    expect(await brought(page)).toEqual({code: someCode, state})
  })
})

test('a new account leads there too', async ({open}) => {
  const page = await open()
  await page.goto(returning('/signin'))
  await page.getByRole('link', {name: 'Create an account'}).click()
  const email = `new.${randomBytes(6).toString('hex')}@example.com`
  await fillIn(page, {Name: 'New Reader', 'E-mail address': email, Password: `quiet ${secret()}`})
  await press(page, 'Create account')
  expect(await brought(page)).toEqual({code: someCode, state})
})

test('who is signed in is not asked, and the code is good for a pass', async ({open, reader}) => {
  const page = await open({}, reader)
  await page.goto(returning('/signin'))
  const {code} = await brought(page)
  // Not in the page: this kit's browser sends a header with every request that no preflight lets through.
  const answer = await fetch(`${inject('serviceUrl')}/api/auth/docs/pass`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: docs()},
    body: JSON.stringify({code, verifier}),
  })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({pass: someCode, user: {email: reader.email}})
})

test('who only asks whether somebody is there sees no form', async ({open}) => {
  const page = await open()
  await page.goto(`${returning('/signin')}&prompt=none`)
  expect(await brought(page)).toEqual({error: 'none', state})
})

test('another page of the same origin gets no code', async ({open, reader}) => {
  const page = await open({}, reader)
  const place = docs(`/elsewhere?code_challenge=${challenge}&state=${state}`)
  await page.goto(carrying('/signin', place))
  expect(page.url()).toBe(place)
})
