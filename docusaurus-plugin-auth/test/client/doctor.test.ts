import {screen, waitFor} from '@testing-library/dom'
import {userEvent} from '@testing-library/user-event'
import {expect, onTestFinished, test, vi} from 'vitest'
import {examinePage} from '../../src/client/dev/examinePage.js'
import {aSession} from '../../src/testing/index.js'
import {giveHint, takeHint} from './support/reader.js'
import {json, type Service, startService} from './support/service.js'

/** What the page at https://docs.example.com finds out about a service at https://auth.example.com. */
async function examined(prepare: (service: Service) => void, authUrl = 'https://auth.example.com') {
  const service = await startService()
  prepare(service)
  const {origin} = new URL(service.options.apiUrl)
  const {fetch} = globalThis
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(url.replace(authUrl, origin), init))
  const options = {...service.options, apiUrl: `${authUrl}/api/auth`, signInUrl: `${authUrl}/signin`}
  const {findings} = await examinePage(options)
  return findings.map(({level, code, change = []}) => [level, code, ...change.map(({line}) => line)])
}

const inOrder = [
  ['ok', 'ADDRESSES'],
  ['ok', 'SERVICE'],
]

test('a reader whom both know', async () => {
  giveHint()
  expect(await examined(() => {})).toEqual([...inOrder, ['ok', 'READER']])
})

test('nobody', async () => {
  expect(await examined((service) => (service.session = null))).toEqual([...inOrder, ['warning', 'NOBODY']])
})

test('a session whose hint does not reach the page: the domain that both share', async () => {
  const found = await examined((service) => (service.session = aSession()))
  expect(found).toEqual([...inOrder, ['problem', 'HINT_UNSEEN', 'AUTH_COOKIE_DOMAIN=example.com']])
})

test('a hint without a session, which the service takes back', async () => {
  giveHint()
  const found = await examined((service) => {
    service.session = (response, request) => {
      takeHint()
      json(null)(response, request)
    }
  })
  expect(found).toEqual([...inOrder, ['warning', 'HINT_WITHOUT_SESSION', 'AUTH_COOKIE_DOMAIN=example.com']])
})

test('a hint of former days, which nobody can take back', async () => {
  giveHint()
  const found = await examined((service) => (service.session = null))
  expect(found).toEqual([...inOrder, ['problem', 'HINT_LEFT_OVER', 'delete auth.hint']])
})

test('two session cookies', async () => {
  const found = await examined((service) => (service.session = json({code: 'DUPLICATE_SESSION_COOKIE'}, 400)))
  expect(found.slice(2)).toEqual([
    ['problem', 'TWO_SESSION_COOKIES', 'delete every cookie whose name ends in auth.session_token'],
  ])
})

test('a service that fails, one that is none, and none', async () => {
  expect((await examined((service) => (service.session = json({}, 503))))[1]).toEqual([
    'problem',
    'SERVICE_FAILING',
  ])
  vi.unstubAllGlobals()
  expect((await examined((service) => (service.session = json({}))))[1]?.[1]).toBe('SERVICE_FOREIGN')
  vi.unstubAllGlobals()
  const found = await examined((service) => void service.stop())
  expect(found[1]).toEqual([
    'problem',
    'SERVICE_SILENT',
    'npx docusaurus auth:doctor --url https://docs.example.com',
  ])
})

test('an answer that the browser may not show: the origin is not trusted', async () => {
  vi.stubGlobal('fetch', async (_: string, {mode}: RequestInit) => {
    if (mode !== 'no-cors') throw new TypeError('Failed to fetch')
    return new Response()
  })
  const service = await startService()
  const {findings} = await examinePage({...service.options, apiUrl: 'https://auth.example.com/api/auth'})
  expect(findings[1]).toMatchObject({
    code: 'ORIGIN_NOT_TRUSTED',
    change: [{line: 'BETTER_AUTH_TRUSTED_ORIGINS=https://docs.example.com'}],
  })
})

test('a service of another site: this browser shares no cookies with it', async () => {
  const found = await examined((service) => (service.session = null), 'https://auth.other.com')
  expect(found[0]?.slice(0, 2)).toEqual(['problem', 'DIFFERENT_SITES'])
  expect(document.cookie).not.toContain('auth-doctor')
})

test('?auth-doctor shows it in the page, and Escape closes it', async () => {
  const address = location.href
  history.replaceState(null, '', '?auth-doctor')
  onTestFinished(() => history.replaceState(null, '', address))
  const service = await startService()
  service.session = null
  const {default: globalData} = await import('@generated/globalData')
  const data = globalData as Record<string, Record<string, object>>
  Object.assign(data['docusaurus-plugin-auth']?.default ?? {}, service.options)
  await import('../../src/client/dev/doctor.js')
  const panel = document.querySelector('#auth-doctor')?.shadowRoot as ShadowRoot
  await waitFor(() =>
    expect(panel.textContent).toContain('Nobody is signed in at the service in this browser.'),
  )
  expect(panel.querySelector('li[data-level=problem] [role=img]')?.getAttribute('aria-label')).toBe('Problem')
  await userEvent.keyboard('{Escape}')
  expect(document.querySelector('#auth-doctor')).toBeNull()
  expect(screen.queryByRole('dialog')).toBeNull()
})
