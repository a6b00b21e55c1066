import {renderHook} from '@testing-library/react'
import {renderToString} from 'react-dom/server'
import {describe, expect, test, vi} from 'vitest'
import {SessionError, useAuth, useSession, useUser} from '../../src/client/index.js'
import type {SessionState} from '../../src/client/session/state.js'
import {aSession, withSession} from '../../src/testing/index.js'

const session = aSession({name: 'Ada', roles: ['staff']})
const error = new SessionError('SERVICE_UNREACHABLE', 'No answer')

const Status = () => useSession().status

const hook = <T,>(use: () => T, state: SessionState) =>
  renderHook(use, {wrapper: withSession(state)}).result.current

describe('useSession', () => {
  test.each<[SessionState, Partial<ReturnType<typeof useSession>>]>([
    [{status: 'loading'}, {data: null, error: null, isPending: true}],
    [{status: 'anonymous'}, {data: null, error: null, isPending: false}],
    [
      {status: 'authenticated', session},
      {data: session, error: null, isPending: false},
    ],
    [
      {status: 'unreachable', error, last: session},
      {data: session, error, isPending: false},
    ],
    [
      {status: 'unreachable', error, last: null},
      {data: null, error, isPending: false},
    ],
  ])('tells %j', (state, told) => {
    expect(hook(useSession, state)).toMatchObject({status: state.status, ...told})
  })

  test('is loading in static HTML, whoever asks', () => {
    const Session = withSession({status: 'authenticated', session})
    expect(
      renderToString(
        <Session>
          <Status />
        </Session>,
      ),
    ).toBe('loading')
  })
})

test('useUser is the reader or nobody', () => {
  expect(hook(useUser, {status: 'authenticated', session})?.name).toBe('Ada')
  expect(hook(useUser, {status: 'anonymous'})).toBe(null)
})

describe('useAuth', () => {
  test.each<[SessionState, boolean, string | null]>([
    [{status: 'loading'}, false, null],
    [{status: 'anonymous'}, true, null],
    [{status: 'authenticated', session}, true, 'user-1'],
    [{status: 'unreachable', error, last: session}, true, 'user-1'],
  ])('of %j', (state, isLoaded, userId) => {
    expect(hook(useAuth, state)).toMatchObject({isLoaded, userId, isSignedIn: userId !== null})
  })

  test.each([
    ['public', true],
    ['signed-in', true],
    ['staff', true],
    ['partner', false],
    ['partner+staff', true],
    [['partner', 'staff'], true],
    [['partner'], false],
    [[], false],
    ['Staff', false],
    ['', false],
  ])('has %j: %s', (access, has) => {
    expect(hook(useAuth, {status: 'authenticated', session}).has({access})).toBe(has)
  })

  test('nobody has anything but what is public', () => {
    const {has} = hook(useAuth, {status: 'anonymous'})
    expect(['public', 'signed-in', 'staff'].map((access) => has({access}))).toEqual([true, false, false])
  })

  test('signIn leads back to exactly here', () => {
    const assign = vi.fn()
    vi.stubGlobal('location', {href: location.href, assign})
    hook(useAuth, {status: 'anonymous'}).signIn()
    const target = new URL(assign.mock.calls[0]?.[0])
    expect(target.origin + target.pathname).toBe('https://auth.example.com/signin')
    expect(target.searchParams.get('callbackUrl')).toBe('https://docs.example.com/guide?page=2#part')
  })

  test('stays the same object while nothing changes, so that effects can depend on it', () => {
    const {result, rerender} = renderHook(useAuth, {wrapper: withSession({status: 'anonymous'})})
    const before = result.current
    rerender()
    expect(result.current).toBe(before)
  })
})
