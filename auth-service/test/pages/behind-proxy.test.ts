import {afterAll, beforeAll, expect, test} from 'vitest'
import {cookieHeader, createReader, type Reader} from './kit/reader'
import {type RunningService, startService} from './kit/service'

// The public address is one that this machine cannot reach, as behind a proxy that ends TLS somewhere else.
const publicUrl = 'https://auth.example.test'
let service: RunningService
let reader: Reader

beforeAll(async () => {
  service = await startService('https://docs.example.test', {
    DATABASE_DRIVER: 'pglite',
    BETTER_AUTH_URL: publicUrl,
    AUTH_COOKIE_DOMAIN: 'example.test',
  })
  reader = await createReader(service.url, publicUrl)
}, 60_000)
afterAll(() => service?.stop())

// Regression: Next fetches the page an action leads to, from the public address unless told otherwise. Each sign-out
// left "failed to get redirect response" in the log.
test('a form that leads to another page of ours asks nobody outside', async () => {
  const account = await fetch(`${service.url}/account`, {headers: {cookie: cookieHeader(reader)}})
  const form = (await account.text()).match(/<form id="sign-out".*?<\/form>/)?.[0]
  const action = form?.match(/&quot;id&quot;:&quot;(\w+)&quot;/)?.[1]
  const answer = await fetch(`${service.url}/account`, {
    method: 'POST',
    headers: {
      cookie: cookieHeader(reader),
      origin: publicUrl,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': action ?? '',
    },
    body: '[]',
  })
  expect(answer.headers.get('x-action-redirect')).toBe('/?signed-out=here;replace')
  expect(await answer.text()).toContain('You are signed out.')
  expect(service.log()).not.toContain('failed to get redirect response')
})

test('a form from another site is refused', async () => {
  const page = await fetch(`${service.url}/signin`)
  const action = (await page.text()).match(/&quot;id&quot;:&quot;(\w+)&quot;/)?.[1]
  const form = new FormData()
  form.set(`$ACTION_ID_${action}`, '')
  form.set('email', reader.email)
  form.set('password', reader.password)
  const answer = await fetch(`${service.url}/signin`, {
    method: 'POST',
    headers: {origin: 'https://evil.example.test'},
    body: form,
    redirect: 'manual',
  })
  expect(answer.status).toBe(500)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await answer.text()).not.toMatch(/Invalid Server Actions|node_modules/)
})
