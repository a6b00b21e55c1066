import {act, screen} from '@testing-library/react'
import type {ReactNode} from 'react'
import {renderToString} from 'react-dom/server'
import {beforeEach, describe, expect, test, vi} from 'vitest'
import {RedirectToSignIn, SessionError, SignedOut, withAuthRequired} from '../../src/client/index.js'
import type {SessionState} from '../../src/client/session/state.js'
import {aSession} from '../../src/testing/index.js'
import {inPage, renderPage, withStyles} from './support/renderPage.js'

const staff: SessionState = {status: 'authenticated', session: aSession({roles: ['staff']})}
const reader: SessionState = {status: 'authenticated', session: aSession()}
const visitor: SessionState = {status: 'anonymous'}
const error = new SessionError('SERVICE_UNREACHABLE', 'No answer')
const away: SessionState = {status: 'unreachable', error, last: null}
const awayReader: SessionState = {status: 'unreachable', error, last: aSession()}

const heading = () => screen.queryByRole('heading', {level: 2})?.textContent
const replace = vi.fn()

beforeEach(() => {
  replace.mockClear()
  const {href, pathname, origin} = window.location
  window.docusaurus = {prefetch: () => false, preload: () => false}
  vi.stubGlobal('location', {href, pathname, origin, replace})
})

/** A page of its own time: asking the service again finds what was known. */
async function showPage(page: ReactNode, state: SessionState) {
  return act(async () => renderPage(page, state, {source: {read: () => state, refetch: async () => {}}}))
}

const Notes = ({topic}: {topic: string}) => <p>Notes on {topic}</p>

describe('withAuthRequired', () => {
  const ForReaders = withAuthRequired(Notes)
  const ForStaff = withAuthRequired(Notes, {access: ['partner', 'staff']})
  const has = () => screen.queryByText('Notes on sealing') !== null

  test.each<[string, SessionState, boolean, string | undefined]>([
    ['a reader', reader, true, undefined],
    ['a visitor', visitor, false, 'Sign in to read this page'],
    ['nobody knows whom', away, false, 'The sign-in service does not answer'],
    ['a reader whose service is away', awayReader, true, undefined],
  ])('%s', async (_who, state, shown, title) => {
    await showPage(<ForReaders topic="sealing" />, state)
    expect([has(), heading()]).toEqual([shown, title])
    expect(replace).not.toHaveBeenCalled()
  })

  test.each<[string, SessionState, boolean, string | undefined]>([
    ['staff', staff, true, undefined],
    ['another reader', reader, false, 'This page is not for your account'],
  ])('with an access: %s', async (_who, state, shown, title) => {
    await showPage(<ForStaff topic="sealing" />, state)
    expect([has(), heading()]).toEqual([shown, title])
  })

  test('the static HTML holds the gate, for whoever asks', () => {
    const html = renderToString(inPage(<ForReaders topic="sealing" />, reader))
    expect(html).toContain('Sign in to read this page')
    expect(html).not.toContain('Notes on')
  })

  test('types: the props are those of the component', () => {
    // @ts-expect-error it needs a topic
    expect(() => renderToString(inPage(<ForReaders />, visitor))).not.toThrow()
    expect(ForReaders.displayName).toBe('withAuthRequired(Notes)')
  })

  test.each([
    ['an element', <Notes key="" topic="sealing" />],
    ['nothing', undefined],
  ])('says what to write when it gets %s', (_what, wrong) => {
    // @ts-expect-error
    expect(() => withAuthRequired(wrong)).toThrow('Write withAuthRequired(Notes) instead')
  })
})

describe('RedirectToSignIn', () => {
  test('sends a visitor, once, and says so', async () => {
    const {unmount} = await showPage(<RedirectToSignIn />, visitor)
    expect(heading()).toBe('Taking you to the sign-in page…')
    expect(replace).toHaveBeenCalledExactlyOnceWith(
      'https://auth.example.com/signin?callbackUrl=https%3A%2F%2Fdocs.example.com%2Fguide%3Fpage%3D2%23part',
    )
    unmount()
    await showPage(<RedirectToSignIn />, visitor)
    expect(heading()).toBe('You are not signed in yet')
    expect(replace).toHaveBeenCalledOnce()
  })

  test.each<[string, SessionState, string | undefined]>([
    ['a reader', reader, undefined],
    ['to a service that is away', away, 'The sign-in service does not answer'],
  ])('does not send %s', async (_whom, state, title) => {
    await showPage(<RedirectToSignIn />, state)
    expect(heading()).toBe(title)
    expect(replace).not.toHaveBeenCalled()
  })

  test.each([
    ['out', 'Taking you to the sign-in page…'],
    ['in', undefined],
  ])('with data-auth=%s the first frame shows %j', async (hint, title) => {
    withStyles()
    document.documentElement.dataset.auth = hint
    const page = (
      <SignedOut>
        <RedirectToSignIn />
      </SignedOut>
    )
    await showPage(page, {status: 'loading'})
    expect(heading()).toBe(title)
    expect(replace).not.toHaveBeenCalled()
  })
})
