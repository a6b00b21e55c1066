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

test('a form from another site is refused, the same form from ours is taken', async () => {
  const page = await (await fetch(`${service.url}/signin`)).text()
  const form = new FormData()
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g,
  ))
    form.set(name, value.replaceAll('&quot;', '"'))
  form.set('email', reader.email)
  form.set('password', reader.password)
  const send = (origin: string) =>
    fetch(`${service.url}/signin`, {method: 'POST', headers: {origin}, body: form, redirect: 'manual'})

  const foreign = await send('https://evil.example.test')
  expect(foreign.status).toBe(500)
  expect(foreign.headers.getSetCookie()).toEqual([])
  expect(await foreign.text()).not.toMatch(/Invalid Server Actions|node_modules/)

  const ours = await send(publicUrl)
  expect(ours.status).toBe(303)
  expect(ours.headers.get('location')).toBe('https://docs.example.test/')
  expect(ours.headers.getSetCookie().join()).toContain('session_token')
})
