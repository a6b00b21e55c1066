import {describe, expect, test, vi} from 'vitest'
import {noteDeparture} from '../../src/client/session/departure.js'
import {aSession} from '../../src/testing/index.js'
import {giveHint, minutesLater, openPage, refocus, takeHint} from './support/reader.js'
import {json, startService} from './support/service.js'

const GET_SESSION = 'GET /api/auth/get-session'
const shownAs = () => document.documentElement.dataset.auth

describe('a visitor', () => {
  test('is anonymous at once and costs no request, however often they look', async () => {
    const told = vi.spyOn(Storage.prototype, 'setItem')
    const service = await startService()
    const store = openPage(service)
    expect(store.read()).toEqual({status: 'anonymous'})
    refocus()
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))
    await store.settled()
    expect(service.requests).toEqual([])
    expect(sessionStorage).toHaveLength(0)
    expect(told).not.toHaveBeenCalled()
    expect(shownAs()).not.toBe('in')
  })

  test('with a cookie that is no hint costs no request either', async () => {
    const service = await startService()
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other cookie API
    document.cookie = 'auth.hint=thrown-in-by-a-sibling-site; path=/'
    const store = openPage(service)
    await store.settled()
    expect(store.read()).toEqual({status: 'anonymous'})
    expect(service.requests).toEqual([])
  })
})

describe('a visitor who comes back from the sign-in page without a hint', () => {
  test('is asked about once: they may have been signed in all along', async () => {
    const service = await startService()
    noteDeparture()
    const store = openPage(service)
    expect(store.read()).toEqual({status: 'loading'})
    await store.settled()
    expect(store.read()).toEqual({status: 'authenticated', session: aSession()})
    expect(service.requests).toEqual([GET_SESSION])
    expect(shownAs()).toBe('in')
  })

  test('and is not signed in either costs no request on the next page', async () => {
    const service = await startService()
    service.session = null
    noteDeparture()
    await openPage(service).settled()
    const next = openPage(service)
    await next.settled()
    expect(next.read()).toEqual({status: 'anonymous'})
    expect(service.requests).toEqual([GET_SESSION])
  })
})

describe('a reader', () => {
  test('is loading until the service has answered, then authenticated', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    expect(store.read()).toEqual({status: 'loading'})
    await store.settled()
    expect(store.read()).toEqual({status: 'authenticated', session: aSession()})
    expect(shownAs()).toBe('in')
  })

  test('costs one request in five minutes, over hard loads and refocus, and one more after that', async () => {
    const service = await startService()
    giveHint()
    await openPage(service).settled()
    const second = openPage(service)
    await second.settled()
    expect(second.read().status).toBe('authenticated')
    refocus()
    await second.settled()
    expect(service.requests).toEqual([GET_SESSION])
    minutesLater(6)
    const third = openPage(service)
    await third.settled()
    expect(service.requests).toEqual([GET_SESSION, GET_SESSION])
  })

  test('is asked about once, however many ask', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    await Promise.all([store.refetch(), store.refetch(), store.settled()])
    expect(service.requests).toEqual([GET_SESSION])
  })

  test('is asked about again when the hint changes: a renewal, a new name, another account', async () => {
    const service = await startService()
    giveHint('Rosa Reader')
    const store = openPage(service)
    await store.settled()
    giveHint('Ada Lovelace')
    service.session = aSession({id: 'user-2', name: 'Ada Lovelace'})
    refocus()
    await store.settled()
    expect(store.read()).toEqual({status: 'authenticated', session: service.session})
    expect(document.documentElement.style.getPropertyValue('--auth-initials')).toBe('"AL"')
  })

  test('leaves no token in storage', async () => {
    const service = await startService()
    service.session = json({...aSession(), session: {...aSession().session, token: undefined}})
    giveHint()
    await openPage(service).settled()
    expect(Object.keys(localStorage)).toEqual([])
    expect(JSON.stringify({...sessionStorage})).not.toMatch(/token/i)
  })

  test('of a service without roles has none, instead of crashing the page', async () => {
    const service = await startService()
    const {roles: _, ...user} = aSession().user
    service.session = json({...aSession(), user})
    giveHint()
    const store = openPage(service)
    await store.settled()
    expect(store.read()).toMatchObject({status: 'authenticated', session: {user: {roles: []}}})
  })
})

describe('a hint that is wrong', () => {
  test('is corrected by the service, and not asked about again', async () => {
    const service = await startService()
    service.session = null
    document.documentElement.dataset.auth = 'in'
    giveHint()
    const store = openPage(service)
    await store.settled()
    expect(store.read()).toEqual({status: 'anonymous'})
    expect(shownAs()).toBe('out')
    const next = openPage(service)
    await next.settled()
    expect(next.read()).toEqual({status: 'anonymous'})
    expect(service.requests).toEqual([GET_SESSION])
  })

  test('is noticed when it goes: signed out at the service, in another tab', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    await store.settled()
    takeHint()
    refocus()
    await store.settled()
    expect(store.read()).toEqual({status: 'anonymous'})
    expect(service.requests).toEqual([GET_SESSION])
  })
})

describe('a fault', () => {
  const faults = {
    'no answer': undefined,
    'an error of the service': json({code: 'UNAVAILABLE'}, 503),
    'a refusal': json({code: 'TWO_COOKIES'}, 400),
    'an answer in HTML': ((response) =>
      response.end('<h1>Welcome to the hotel Wi-Fi</h1>')) satisfies ReturnType<typeof json>,
    'an answer that is no session': json({user: 'Rosa'}),
  }

  test.each(Object.entries(faults))('signs nobody out: %s', async (_, fault) => {
    const service = await startService()
    giveHint()
    await openPage(service).settled()
    if (fault) service.session = fault
    else await service.stop()
    minutesLater(6)
    document.documentElement.dataset.auth = 'in'
    const store = openPage(service)
    await store.settled()
    expect(store.read()).toMatchObject({status: 'unreachable', last: aSession()})
    expect(shownAs()).toBe('in')
  })

  test('has a code, and for no answer the likely reasons', async () => {
    const service = await startService()
    giveHint()
    await service.stop()
    const store = openPage(service)
    await store.settled()
    expect(store.read()).toMatchObject({
      status: 'unreachable',
      last: null,
      error: {
        name: 'SessionError',
        code: 'SERVICE_UNREACHABLE',
        message: expect.stringContaining('BETTER_AUTH_TRUSTED_ORIGINS'),
      },
    })
  })

  test('is over when the network is back', async () => {
    const service = await startService()
    service.session = json({}, 503)
    giveHint()
    const store = openPage(service)
    await store.settled()
    service.session = aSession()
    dispatchEvent(new Event('online'))
    await store.settled()
    expect(store.read().status).toBe('authenticated')
  })
})

describe('signing out', () => {
  test('ends the session, tells the other tabs and leaves nothing behind', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    await store.settled()
    const told = vi.spyOn(Storage.prototype, 'setItem')
    service.signOut = (response) => {
      takeHint()
      json({success: true})(response, undefined as never)
    }
    await store.signOut()
    expect(store.read()).toEqual({status: 'anonymous'})
    expect(shownAs()).toBe('out')
    const message = told.mock.calls.at(-1)
    expect(JSON.parse(message?.[1] ?? '')).toMatchObject({session: null})
    expect(localStorage).toHaveLength(0)
    expect(sessionStorage).toHaveLength(0)
  })

  test('that the service did not confirm is told, and the reader stays signed in', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    await store.settled()
    service.signOut = json({code: 'UNAVAILABLE'}, 503)
    await expect(store.signOut()).rejects.toMatchObject({code: 'SERVICE_REFUSED', status: 503})
    expect(store.read().status).toBe('authenticated')
  })

  test('in another tab signs this one out', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    await store.settled()
    hear(service.options.apiUrl, {session: null, hint: null, at: Date.now()})
    await store.settled()
    expect(store.read()).toEqual({status: 'anonymous'})
  })

  test.each([
    ['has its answer', true],
    ['is still waiting for one', false],
  ])('at the service is told to the other tabs by one that notices it and %s', async (_, isSettled) => {
    const service = await startService()
    service.session = isSettled ? aSession() : () => {}
    giveHint()
    const store = openPage(service)
    if (isSettled) await store.settled()
    else await vi.waitFor(() => expect(service.requests).toHaveLength(1), 15_000)
    takeHint()
    const told = vi.spyOn(Storage.prototype, 'setItem')
    refocus()
    await vi.waitFor(() => expect(store.read()).toEqual({status: 'anonymous'}), 15_000)
    expect(told.mock.calls.map(([, text]) => JSON.parse(text))).toMatchObject([{session: null}])
  })

  test('is not undone by an answer that was on its way', async () => {
    const service = await startService()
    giveHint()
    const store = openPage(service)
    await store.settled()
    let release = () => {}
    service.session = (response, request) => {
      release = () => json(aSession())(response, request)
    }
    const answered = store.refetch()
    await vi.waitFor(() => expect(service.requests).toHaveLength(2), 15_000)
    await store.signOut()
    release()
    await answered
    expect(store.read()).toEqual({status: 'anonymous'})
  })
})

test('signing in in another tab signs this one in, without a request of its own', async () => {
  const service = await startService()
  const store = openPage(service)
  giveHint('Ada')
  const session = aSession({name: 'Ada'})
  const hint = document.cookie.replace('auth.hint=', '')
  hear(service.options.apiUrl, {session, hint, at: Date.now()})
  await store.settled()
  expect(store.read()).toEqual({status: 'authenticated', session})
  refocus()
  await store.settled()
  expect(service.requests).toEqual([])
})

test('what was answered to somebody who has signed out elsewhere leaves this tab with its next page', async () => {
  const service = await startService()
  giveHint()
  await openPage(service).settled()
  takeHint()
  expect(sessionStorage).toHaveLength(1)
  expect(openPage(service).read()).toEqual({status: 'anonymous'})
  expect(sessionStorage).toHaveLength(0)
})

test('what the head of the page has asked is heard, and nothing is asked beside it', async () => {
  const service = await startService()
  giveHint()
  window.__docusaurusAuthFirst = Promise.resolve({status: 200, body: aSession({name: 'Ada'})})
  const store = openPage(service)
  await store.settled()
  expect(store.read()).toMatchObject({status: 'authenticated', session: {user: {name: 'Ada'}}})
  expect(service.requests).toEqual([])
})

test('a keeper whose file does not arrive is a fault, and is fetched again by whoever asks next', async () => {
  const service = await startService()
  giveHint()
  const gone = vi.fn()
  vi.doMock('../../src/client/session/keeper.js', () => gone())
  gone.mockImplementationOnce(() => {
    throw new Error('ChunkLoadError')
  })
  gone.mockImplementation(() => vi.importActual('../../src/client/session/keeper.js'))
  const store = openPage(service)
  await vi.waitFor(() => expect(store.read()).toMatchObject({status: 'unreachable', last: null}), 15_000)
  await store.refetch()
  expect(store.read().status).toBe('authenticated')
  vi.doUnmock('../../src/client/session/keeper.js')
})

test('a browser that denies storage costs a request per page, nothing else', async () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied)
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied)
  const service = await startService()
  giveHint()
  const store = openPage(service)
  await store.settled()
  expect(store.read().status).toBe('authenticated')
  await store.signOut()
  expect(store.read().status).toBe('anonymous')
})

/** What the browser does in this tab when another one writes. */
function hear(apiUrl: string, answer: unknown): void {
  dispatchEvent(new StorageEvent('storage', {key: `auth ${apiUrl}`, newValue: JSON.stringify(answer)}))
}
