import {act, screen} from '@testing-library/react'
import AuthGate, {type GateState} from '@theme/AuthGate'
import {renderToString} from 'react-dom/server'
import {describe, expect, test, vi} from 'vitest'
import {clientOptions} from '../../src/client/options.js'
import {noteDeparture} from '../../src/client/session/departure.js'
import type {SessionState} from '../../src/client/session/state.js'
import {aSession} from '../../src/testing/index.js'
import {giveHint, refocus} from './support/reader.js'
import {inPage, renderPage} from './support/renderPage.js'
import {startService} from './support/service.js'
import {realPage, visit} from './support/visit.js'

const visitor: SessionState = {status: 'anonymous'}
const options = clientOptions()
const gate = (state: GateState) => <AuthGate state={state} access="signed-in" onRetry={async () => {}} />
const heading = () => screen.queryByRole('heading', {level: 2})?.textContent

describe('slow', () => {
  test.each<GateState>(['deciding', 'opening', 'redirecting'])(
    '%s says so after a while, and goes on',
    (state) => {
      vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
      const {rerender} = renderPage(gate(state), visitor)
      const said = () => screen.queryByText(/takes longer than usual/) !== null
      act(() => vi.advanceTimersByTime(2_999))
      expect(said()).toBe(false)
      act(() => vi.advanceTimersByTime(1))
      expect(said()).toBe(true)
      rerender(inPage(gate('sign-in'), visitor))
      expect(said()).toBe(false)
      expect(vi.getTimerCount()).toBe(0)
    },
  )
})

describe('cookies', () => {
  test.each<GateState>(['sign-in', 'came-back'])('%s: a browser that takes none is told at once', (state) => {
    vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false)
    renderPage(gate(state), visitor)
    expect(heading()).toBe('Your browser blocks cookies')
    expect(screen.getByText(/Allow cookies for this site and for auth\.example\.com/)).toBeTruthy()
    expect(screen.getByRole('button', {name: 'Try again'})).toBeTruthy()
  })

  /** A visitor opens a protected page that offers to sign in. */
  async function open() {
    const service = await startService()
    service.session = null
    const site = await visit(service)
    await site.load('signed-in', async () => realPage())
    await site.show()
    return service
  }

  test('who went to sign in, and comes back as a visitor, is told what may be wrong', async () => {
    noteDeparture()
    const {requests} = await open()
    await screen.findByText('You are not signed in yet')
    expect(requests).toEqual(['GET /api/auth/get-session'])
  })

  test('so is who has a hint although the service knows nobody', async () => {
    noteDeparture()
    giveHint()
    await open()
    await screen.findByText('You are not signed in yet')
  })

  test('who comes back to another page, or was never away, is asked to sign in', async () => {
    sessionStorage.setItem('auth departure', '/another/page')
    await open()
    await screen.findByText('Sign in to read this page')
  })

  test('it is forgotten once they are known', async () => {
    noteDeparture()
    const service = await open()
    await screen.findByText('You are not signed in yet')
    service.session = aSession()
    giveHint()
    refocus()
    await screen.findByText('Members only words')
    const {hasReturnedTo} = await import('../../src/client/session/departure.js')
    expect(hasReturnedTo(location.pathname)).toBe(false)
  })
})

describe('docs and service on two sites', () => {
  const tell = (signInUrl: string, more = {}) => {
    renderPage(gate('came-back'), visitor, {source: {options: {...options, signInUrl, ...more}}})
    return screen.queryByText(/on another site than/)?.textContent
  }

  test('who comes back is given words for the people who run them', () => {
    expect(tell('https://auth.acme.dev/signin')).toContain(
      'at auth.acme.dev, on another site than docs.example.com',
    )
  })

  test('not where both are made for it', () => {
    expect(tell('https://auth.acme.dev/signin', {crossSite: true})).toBe(undefined)
  })

  test.each(['https://auth.example.com/signin', 'https://example.com/signin'])('not for %s', (signInUrl) => {
    expect(tell(signInUrl)).toBe(undefined)
  })
})

describe('the clock', () => {
  const noon = 'Sat, 21 Nov 2026 12:00:00 GMT'

  async function unreachable(now: string, {date = noon, age = '0'} = {}) {
    const service = await startService()
    service.files.set('/guide', (response) => response.writeHead(200, {date, age}).end())
    vi.stubGlobal('location', {href: `${new URL(service.options.apiUrl).origin}/guide`})
    vi.useFakeTimers({toFake: ['Date'], now: new Date(now)})
    await act(async () => renderPage(gate('unreachable'), visitor))
    await vi.waitUntil(() => service.requests.length > 0)
    return service
  }

  test.each([
    ['2020-01-01T12:00:00Z', 'January 1, 2020'],
    ['2031-05-01T12:00:00Z', 'May 1, 2031'],
  ])('at %s by this device, the reader learns why the service does not answer', async (now, here) => {
    const {requests} = await unreachable(now)
    await screen.findByText('The clock of this device is wrong')
    expect(screen.getByText(/It says/).textContent).toContain(`It says ${here}`)
    expect(screen.getByText(/It says/).textContent).toContain('it is November 21, 2026')
    expect(requests).toEqual(['HEAD /guide'])
  })

  test.each([
    ['right', {}],
    ['right, and the answer old', {date: 'Fri, 20 Nov 2026 12:00:00 GMT', age: '86400'}],
    ['right, and the date missing', {date: ''}],
  ])('%s: the service is away', async (_name, headers) => {
    await unreachable('2026-11-21T12:20:00Z', headers)
    await act(async () => {})
    expect(heading()).toBe('The sign-in service does not answer')
  })
})

describe('without JavaScript', () => {
  /** As a browser reads the static HTML when it runs no scripts. */
  function withoutScripts(onDenied: 'prompt' | 'redirect') {
    const html = renderToString(
      inPage(gate('deciding'), visitor, {source: {options: {...options, onDenied}}}),
    )
    return new DOMParser().parseFromString(html, 'text/html')
  }

  test.each(['prompt', 'redirect'] as const)(
    'with onDenied: %s the page says what it needs, and where to sign in',
    (onDenied) => {
      const note = withoutScripts(onDenied).querySelector('noscript .auth-gate__tell')
      expect(note?.textContent).toContain('JavaScript is switched off')
      const link = note?.closest('.auth-gate')?.querySelector('a')
      expect(link?.href).toBe(
        'https://auth.example.com/signin?callbackUrl=https%3A%2F%2Fdocs.example.com%2Fguide',
      )
    },
  )
})
