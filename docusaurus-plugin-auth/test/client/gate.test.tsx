import {act, screen, waitFor} from '@testing-library/react'
import {userEvent} from '@testing-library/user-event'
import AuthGate, {type GateState} from '@theme/AuthGate'
import {describe, expect, test, vi} from 'vitest'
import {SessionError} from '../../src/client/index.js'
import type {SessionSource} from '../../src/client/session/source.js'
import type {SessionState} from '../../src/client/session/state.js'
import {aSession} from '../../src/testing/index.js'
import {giveHint} from './support/reader.js'
import {inPage, renderPage, withStyles} from './support/renderPage.js'
import {json, type Service, startService} from './support/service.js'
import {realPage, visit} from './support/visit.js'

const reader: SessionState = {status: 'authenticated', session: aSession()}
const heading = () => screen.getByRole('heading', {level: 2}).textContent
const callbackOf = (name: string) =>
  new URL(screen.getByRole<HTMLAnchorElement>('link', {name}).href).searchParams.get('callbackUrl')

function show(state: GateState, {access = 'signed-in', onRetry = async () => {}, source = {}} = {}) {
  window.docusaurus = {prefetch: () => false, preload: () => false}
  return renderPage(<AuthGate state={state} access={access} onRetry={onRetry} />, reader, {source})
}

describe('a visitor', () => {
  test.each(['signed-in', 'staff'])('can sign in or sign up, and comes back (access: %s)', (access) => {
    show('sign-in', {access})
    expect(heading()).toBe('Sign in to read this page')
    expect(callbackOf('Sign in')).toBe('https://docs.example.com/guide')
    expect(callbackOf('Create an account')).toBe('https://docs.example.com/guide')
    expect(screen.queryByText(/some members only/) !== null).toBe(access === 'staff')
  })

  test('who came back as a visitor is told what may be wrong', () => {
    show('came-back')
    expect(heading()).toBe('You are not signed in yet')
    expect(callbackOf('Sign in')).toBeTruthy()
  })
})

describe('a reader without the role', () => {
  test('learns which roles open the page', () => {
    show('forbidden', {access: 'partner+staff'})
    expect(screen.getByText(/partner or staff/)).toBeTruthy()
    expect(screen.getByRole('link', {name: 'Go to the start page'}).getAttribute('href')).toBe('/')
  })

  test('can use another account: is signed out first, or the service would send them straight back', async () => {
    const assign = vi.fn()
    vi.stubGlobal('location', {href: location.href, assign})
    const signOut = vi.fn(async () => {})
    show('forbidden', {access: 'staff', source: {signOut} satisfies Partial<SessionSource>})
    await userEvent.click(screen.getByRole('button', {name: 'Use another account'}))
    expect(signOut).toHaveBeenCalledOnce()
    expect(assign).toHaveBeenCalledWith(
      expect.stringContaining('https://auth.example.com/signin?callbackUrl='),
    )
  })

  test('stays where they are when signing out did not work', async () => {
    const assign = vi.fn()
    vi.stubGlobal('location', {href: location.href, assign})
    const signOut = () => Promise.reject(new SessionError('SERVICE_UNREACHABLE', 'No answer'))
    show('forbidden', {access: 'staff', source: {signOut} satisfies Partial<SessionSource>})
    await userEvent.click(screen.getByRole('button', {name: 'Use another account'}))
    expect(screen.getByRole('alert')).toBeTruthy()
    expect(assign).not.toHaveBeenCalled()
  })
})

test.each<[GateState, string]>([
  ['unreachable', 'The sign-in service does not answer'],
  ['failed', 'The page could not be loaded'],
])('%s offers to try again, once at a time, and tells when it was in vain', async (state, title) => {
  let answer = () => {}
  const onRetry = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)))
  show(state, {onRetry})
  expect(heading()).toBe(title)
  const button = screen.getByRole('button', {name: 'Try again'})
  await userEvent.click(button)
  await userEvent.click(button)
  expect(button).toHaveProperty('ariaDisabled', 'true')
  await act(async () => answer())
  expect(onRetry).toHaveBeenCalledOnce()
  expect(screen.getByText('Nothing has changed yet.')).toBeTruthy()
  expect(document.activeElement).toBe(button)
})

describe('before anything is known', () => {
  test.each([
    ['out', 'Sign in to read this page', false],
    ['in', undefined, true],
  ])('with data-auth=%s the first frame shows one side, by CSS alone', (hint, title, isOpening) => {
    withStyles()
    document.documentElement.dataset.auth = hint
    show('deciding')
    expect(screen.queryByRole('heading', {level: 2})?.textContent).toBe(title)
    const opening = screen.getByText('Opening the page…').closest('[data-auth-when]') as Element
    expect(getComputedStyle(opening).display !== 'none').toBe(isOpening)
  })

  test('a link that has the focus keeps it when the visitor turns out to be one', () => {
    const {rerender} = renderPage(
      <AuthGate state="deciding" access="signed-in" onRetry={async () => {}} />,
      reader,
    )
    const link = screen.getByRole('link', {name: 'Sign in'})
    link.focus()
    rerender(inPage(<AuthGate state="sign-in" access="signed-in" onRetry={async () => {}} />, reader))
    expect(document.activeElement).toBe(link)
  })
})

describe('with onDenied: redirect', () => {
  const sealedPage = async ({onDenied = 'redirect', answers = null as Service['session']} = {}) => {
    const service = await startService()
    service.session = answers
    const site = await visit(service, {staticHtml: true, onDenied})
    await site.load('signed-in', async () => realPage())
    await site.show()
    return {...site, service}
  }
  const sent = (location: {replace: unknown}) =>
    waitFor(() => expect(location.replace).toHaveBeenCalledOnce())

  test('a visitor is sent to the sign-in page, once, and leaves no entry behind for "back"', async () => {
    const {location} = await sealedPage()
    expect(heading()).toBe('Taking you to the sign-in page…')
    await sent(location)
    const target = new URL(vi.mocked(location.replace).mock.calls[0]?.[0] ?? '')
    expect(target.pathname).toBe('/signin')
    expect(target.searchParams.get('callbackUrl')).toBe('https://docs.example.com/guide?page=2#part')
  })

  test('nobody is sent to a service that is away: the page says so, and sends them when it is back', async () => {
    const {location, service} = await sealedPage({answers: json({code: 'SERVER_ERROR'}, 503)})
    await waitFor(() => expect(heading()).toBe('The sign-in service does not answer'))
    expect(location.replace).not.toHaveBeenCalled()
    service.session = null
    await userEvent.click(screen.getByRole('button', {name: 'Try again'}))
    await sent(location)
  })

  test('who comes back and is still a visitor is not sent again, but told why', async () => {
    await sent((await sealedPage()).location)
    document.body.replaceChildren()
    const {location} = await sealedPage()
    expect(heading()).toBe('You are not signed in yet')
    expect(location.replace).not.toHaveBeenCalled()
  })

  test('who was signed in all along gets the page, although their hint was lost', async () => {
    const {location} = await sealedPage({answers: aSession()})
    await screen.findByText('Members only words')
    expect(location.replace).not.toHaveBeenCalled()
  })

  test('who comes back with the "back" button is told, too', async () => {
    await sent((await sealedPage()).location)
    await act(async () => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})))
    expect(heading()).toBe('You are not signed in yet')
  })

  test('nobody is sent where storage is denied: better no detour than a loop', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const {location} = await sealedPage()
    expect(heading()).toBe('You are not signed in yet')
    expect(location.replace).not.toHaveBeenCalled()
  })

  test('a reader is not sent anywhere', async () => {
    giveHint()
    const {location} = await sealedPage({answers: aSession()})
    await waitFor(() => expect(screen.getByText('Members only words')).toBeTruthy())
    expect(location.replace).not.toHaveBeenCalled()
  })

  test('nobody is sent or asked about with onDenied: prompt', async () => {
    const {location, service} = await sealedPage({onDenied: 'prompt'})
    expect(location.replace).not.toHaveBeenCalled()
    expect(service.requests).toEqual([])
  })
})

test('search engines are told not to list the page', async () => {
  const service = await startService()
  const {load, show} = await visit(service)
  await load('signed-in', async () => realPage())
  await show()
  await waitFor(() =>
    expect(document.head.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex'),
  )
})
