import {act, render, screen} from '@testing-library/react'
import {hydrateRoot} from 'react-dom/client'
import {renderToString} from 'react-dom/server'
import {describe, expect, test, vi} from 'vitest'
import {
  Protect,
  type Session,
  SessionError,
  Show,
  SignedIn,
  SignedOut,
  type When,
} from '../../src/client/index.js'
import type {SessionState} from '../../src/client/session/state.js'
import {aSession, withSession} from '../../src/testing/index.js'
import {withStyles} from './support/renderPage.js'

const staff: SessionState = {status: 'authenticated', session: aSession({roles: ['staff']})}
const reader: SessionState = {status: 'authenticated', session: aSession()}
const visitor: SessionState = {status: 'anonymous'}
const error = new SessionError('SERVICE_UNREACHABLE', 'No answer')
const away: SessionState = {status: 'unreachable', error, last: null}
const awayReader: SessionState = {status: 'unreachable', error, last: aSession()}

function shown(when: When, state: SessionState): string | null {
  const {container} = render(
    <Show when={when} fallback="fallback">
      content
    </Show>,
    {wrapper: withSession(state)},
  )
  return container.textContent
}

test.each<[When, SessionState, string]>([
  ['signed-in', reader, 'content'],
  ['signed-in', visitor, 'fallback'],
  ['signed-in', awayReader, 'content'],
  ['signed-out', visitor, 'content'],
  ['signed-out', reader, 'fallback'],
  [{access: 'staff'}, staff, 'content'],
  [{access: 'staff'}, reader, 'fallback'],
  [{access: ['partner', 'staff']}, staff, 'content'],
  [{access: 'signed-in'}, reader, 'content'],
  [{access: 'staff'}, visitor, 'fallback'],
  [{access: 'public'}, visitor, 'content'],
])('%j, %j: %s', (when, state, expected) => {
  expect(shown(when, state)).toBe(expected)
})

describe('before the session is known', () => {
  const bothSides = (when: When) => (
    <Show when={when} fallback={<b>fallback</b>}>
      <i>content</i>
    </Show>
  )

  test.each<[When, 'in' | 'out', string]>([
    ['signed-in', 'in', 'content'],
    ['signed-in', 'out', 'fallback'],
    ['signed-out', 'in', 'fallback'],
    ['signed-out', 'out', 'content'],
    [{access: 'staff'}, 'in', ''],
    [{access: 'staff'}, 'out', 'fallback'],
  ])('%j with data-auth=%s shows %j, by CSS alone', (when, hint, expected) => {
    withStyles()
    document.documentElement.dataset.auth = hint
    for (const state of [{status: 'loading'}, away] satisfies SessionState[]) {
      const {container, unmount} = render(bothSides(when), {wrapper: withSession(state)})
      const visible = [...container.querySelectorAll('b, i')].filter(
        (element) => getComputedStyle(element.closest('span') as Element).display !== 'none',
      )
      expect(visible.map((element) => element.textContent).join()).toBe(expected)
      unmount()
    }
  })

  test('the static HTML hydrates for everybody, and content keeps its state when it is known', async () => {
    const Session = withSession(reader)
    const page = (
      <Session>
        <Show when="signed-in" fallback="fallback">
          <input aria-label="notes" />
        </Show>
      </Session>
    )
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(page)
    const notes = container.querySelector('input') as HTMLInputElement
    notes.value = 'typed before hydration'
    const root = await act(async () => hydrateRoot(container, page))
    expect(container.querySelector('input')).toBe(notes)
    expect(container.textContent).toBe('')
    await act(async () => root.unmount())
    container.remove()
  })
})

test('a function gets the session, and is not called without one', () => {
  const greet = (name: string) => `Hello ${name}`
  const page = <SignedIn fallback="fallback">{(session) => greet(session.user.name)}</SignedIn>
  const {container, unmount} = render(page, {wrapper: withSession(reader)})
  expect(container.textContent).toBe('Hello Rosa Reader')
  unmount()
  expect(render(page, {wrapper: withSession({status: 'loading'})}).container.textContent).toBe('fallback')
})

test('the aliases mean what they say', () => {
  render(
    <>
      <SignedIn>in</SignedIn>
      <SignedOut>out</SignedOut>
      <Protect access="staff">staff</Protect>
      <Protect>members</Protect>
    </>,
    {wrapper: withSession(reader)},
  )
  expect(['in', 'out', 'staff', 'members'].map((text) => screen.queryByText(text) !== null)).toEqual([
    true,
    false,
    false,
    true,
  ])
})

describe('wrong use shows nothing to nobody, and says what to write', () => {
  test.each([
    // @ts-expect-error a role is an access
    ['when="staff"', () => <Show when="staff">content</Show>],
    // @ts-expect-error the name that another library has for it
    ['when={"role":"staff"}', () => <Show when={{role: 'staff'}}>content</Show>],
    // @ts-expect-error somebody has to be named
    ['when=undefined', () => <Show>content</Show>],
    // @ts-expect-error without this it would show to everybody who is signed in
    ['permission', () => <Protect permission="staff">content</Protect>],
    // @ts-expect-error neither
    ['access', () => <SignedIn access="staff">content</SignedIn>],
  ])('%s', (slip, Slip) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const said = `<Show> does not know ${slip}. Write when="signed-in"`
    expect(() => render(<Slip />, {wrapper: withSession(staff)})).toThrow(said)
    expect(() => renderToString(<Slip />)).toThrow(said)
  })

  test('a function of the session is for readers: types refuse it for visitors', () => {
    // @ts-expect-error
    const page = <SignedOut>{(session: Session) => session.user.name}</SignedOut>
    expect(render(page, {wrapper: withSession(visitor)}).container.textContent).toBe('')
  })
})
