import {act, screen, waitFor} from '@testing-library/react'
import {describe, expect, test, vi} from 'vitest'
import type {PageModule} from '../../src/client/sealed/adapt.js'
import {aSession} from '../../src/testing/index.js'
import {giveHint, refocus, takeHint} from './support/reader.js'
import {json, startService} from './support/service.js'
import {realPage, visit} from './support/visit.js'

const words = () => screen.queryByText('Members only words')

describe('the first page of a visit', () => {
  test('is the stub until React has taken the static HTML over, then the real page with everything it brings', async () => {
    const service = await startService()
    giveHint()
    const {load, facade, show} = await visit(service, {staticHtml: true})
    const loading = vi.fn(async () => realPage())
    await load('signed-in', loading)
    await waitFor(() => expect(loading).toHaveBeenCalled())
    await new Promise((resolve) => setImmediate(resolve))
    expect(facade.default.title).toBe(undefined)
    await show()
    await waitFor(() => expect(words()).toBeTruthy())
    expect(screen.getByRole('heading').textContent).toBe('Real title')
    expect(facade.default.toc).toEqual(['a heading'])
  })

  test('of a development server has no static HTML, so the real page is there at once', async () => {
    const service = await startService()
    giveHint()
    const {load, facade} = await visit(service)
    await load('signed-in', async () => realPage())
    expect(facade.default.title).toBe('Real title')
  })
})

describe('the page that comes later', () => {
  async function comeLater(hash: string) {
    const service = await startService()
    const site = await visit(service, {staticHtml: true})
    Object.assign(site.location, {hash})
    await site.load('signed-in', async () => realPage())
    await site.show()
    vi.stubGlobal('scrollY', 300)
    giveHint()
    await act(async () => refocus())
    await waitFor(() => expect(words()).toBeTruthy())
    await waitFor(() => expect(scrollTo).toHaveBeenCalledWith(0, 0))
    return vi.mocked(scrollTo).mock.calls.map(([to]) => to)
  }

  test('keeps the place of a reader who has scrolled', async () => {
    expect(await comeLater('')).toEqual([0, {left: 0, top: 300, behavior: 'instant'}])
  })

  test('leaves it to Docusaurus to go to the anchor, which is there now', async () => {
    expect(await comeLater('#part')).toEqual([0])
  })
})

describe('a navigation', () => {
  async function hydrated() {
    const service = await startService()
    giveHint()
    const site = await visit(service)
    await site.load('signed-in', async () => realPage())
    await site.show()
    return {service, ...site}
  }

  test('shows the real page and no placeholder', async () => {
    const {load, facade} = await hydrated()
    await load('signed-in', async () => ({...realPage(), title: 'Next title'}))
    expect(facade.default.title).toBe('Next title')
    expect(facade.default.toc).toEqual(['a heading'])
  })

  test('waits for a bounded time, then shows the stub, and the page when it comes', async () => {
    const {load, facade} = await hydrated()
    vi.useFakeTimers({toFake: ['setTimeout']})
    let arrive = (_: ReturnType<typeof realPage>) => {}
    const loaded = load('signed-in', () => new Promise((resolve) => (arrive = resolve)))
    await act(() => vi.advanceTimersByTimeAsync(1_500))
    await loaded
    vi.useRealTimers()
    expect(facade.default.title).toBe(undefined)
    arrive(realPage())
    await waitFor(() => expect(facade.default.title).toBe('Real title'))
  })
})

describe('is never loaded', () => {
  test('for a visitor', async () => {
    const service = await startService()
    const {load, show} = await visit(service)
    const loading = vi.fn(async () => realPage())
    await load('signed-in', loading)
    await show()
    expect(screen.getByRole('heading', {level: 2}).textContent).toBe('Sign in to read this page')
    expect(loading).not.toHaveBeenCalled()
    expect(service.requests).toEqual([])
  })

  test.each([
    ['partner', aSession({roles: ['staff']}), 'This page is not for your account'],
    ['signed-in', json({}, 503), 'The sign-in service does not answer'],
  ])('for access %s when get-session answers %j', async (access, session, heading) => {
    const service = await startService()
    service.session = session
    giveHint()
    const {load, show} = await visit(service)
    const loading = vi.fn(async () => realPage())
    await load(access, loading)
    await show()
    expect(screen.getByRole('heading', {level: 2}).textContent).toBe(heading)
    expect(loading).not.toHaveBeenCalled()
  })

  test('when the reader signs out while it is on its way', async () => {
    const service = await startService()
    giveHint()
    const {load, facade, show} = await visit(service, {staticHtml: true})
    let arrive = (_: ReturnType<typeof realPage>) => {}
    await load('signed-in', () => new Promise((resolve) => (arrive = resolve)))
    await show()
    await waitFor(() => expect(service.requests).toHaveLength(1))
    takeHint()
    await act(async () => refocus())
    await act(async () => arrive(realPage()))
    expect(facade.default.title).toBe(undefined)
    expect(words()).toBe(null)
  })
})

describe('an open page', () => {
  async function opened(access = 'signed-in') {
    const service = await startService()
    service.session = aSession({roles: ['staff']})
    giveHint()
    const site = await visit(service)
    await site.load(access, async () => realPage())
    await site.show()
    expect(words()).toBeTruthy()
    return {service, ...site}
  }

  test('leaves the screen and the memory at sign-out: the document is loaded anew', async () => {
    const {location} = await opened()
    takeHint()
    await act(async () => refocus())
    expect(location.reload).toHaveBeenCalledOnce()
  })

  test('leaves when the role is taken away', async () => {
    const {service, location} = await opened('staff')
    service.session = aSession()
    giveHint('A new hint')
    await act(async () => refocus())
    await waitFor(() => expect(location.reload).toHaveBeenCalledOnce())
  })

  test('stays when the service goes away', async () => {
    const {service, location} = await opened()
    service.session = json({}, 503)
    giveHint('A new hint')
    await act(async () => refocus())
    await waitFor(() => expect(service.requests).toHaveLength(2))
    expect(words()).toBeTruthy()
    expect(location.reload).not.toHaveBeenCalled()
  })
})

test('a visitor who signs in in another tab gets the page here, too', async () => {
  const service = await startService()
  const {load, show} = await visit(service, {staticHtml: true})
  await load('signed-in', async () => realPage())
  await show()
  giveHint()
  await act(async () => refocus())
  await waitFor(() => expect(words()).toBeTruthy())
})

test('a page that does not load says so, and is tried again in place: a reload could end on an error page', async () => {
  const service = await startService()
  giveHint()
  const {load, show, location} = await visit(service)
  const error = vi.mocked(console.error).mockImplementation(() => {})
  const loading = vi.fn<() => Promise<PageModule>>().mockRejectedValue(new Error('Loading failed'))
  await load('signed-in', loading)
  await show()
  expect(error).toHaveBeenCalledWith(expect.stringContaining('docusaurus-plugin-auth'), expect.any(Error))
  expect(screen.getByRole('heading', {level: 2}).textContent).toBe('The page could not be loaded')
  loading.mockResolvedValue(realPage())
  await act(async () => screen.getByRole('button', {name: 'Try again'}).click())
  await waitFor(() => expect(words()).toBeTruthy())
  expect(location.reload).not.toHaveBeenCalled()
})

test('a page that opens after "Try again" gives the focus to its title', async () => {
  const service = await startService()
  service.session = json({}, 503)
  giveHint()
  const {load, show} = await visit(service, {staticHtml: true})
  await load('signed-in', async () => realPage())
  await show()
  await waitFor(() => expect(screen.getByRole('button', {name: 'Try again'})).toBeTruthy())
  const button = screen.getByRole('button', {name: 'Try again'})
  button.focus()
  await act(async () => button.click())
  await screen.findByText('Nothing has changed yet.')
  service.session = aSession()
  await act(async () => button.click())
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', {name: 'Real title'})))
})
