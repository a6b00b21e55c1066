import {screen, waitFor} from '@testing-library/react'
import {userEvent} from '@testing-library/user-event'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {requestKeys} from '../../src/client/early/request.js'
import type {Early} from '../../src/client/early/types.js'
import {keysUrl} from '../../src/client/sealed/keysUrl.js'
import {aSession} from '../../src/testing/index.js'
import {keyRequests, other, page, publish, sealedFile, sealedSite, sessionRequests} from './support/sealed.js'
import {json, type Service} from './support/service.js'
import {realPage} from './support/visit.js'

const heading = () => screen.queryByRole('heading', {level: 2})?.textContent

/** What the script in a sealed page's head leaves; `revealed` says whether it has put the text into the document. */
async function begin(service: Service, revealed: boolean | Promise<boolean>, access: string) {
  const done: string[] = []
  window.__docusaurusAuthFirst = requestKeys(keysUrl(service.options, access))
  const early: Early = {
    chunk: page,
    keys: window.__docusaurusAuthFirst,
    file: sealedFile(service, {chunk: page, access}).then((file) => new Uint8Array(file).buffer),
    revealed: Promise.resolve(revealed),
    fill: () => done.push('filled'),
    restore: () => done.push('restored'),
  }
  window.__docusaurusAuth = early
  onTestFinished(() => {
    window.__docusaurusAuth = undefined as never
  })
  return done
}

/** The first page of a visit. */
async function arrive({
  revealed = true as boolean | Promise<boolean>,
  access = 'signed-in',
  prepare = (_: Service): unknown => undefined,
} = {}) {
  let done: string[] = []
  const site = await sealedSite({
    staticHtml: true,
    async prepare(service) {
      service.files.clear()
      await prepare(service)
      done = await begin(service, revealed, access)
    },
  })
  return {...site, done}
}

describe('a text that the head has revealed', () => {
  test('is taken over in place, and the whole page has cost one request', async () => {
    const {service, load, facade, done, ran} = await arrive()
    await load('signed-in', async () => realPage(), page)
    expect(facade.default.title).toBe('Real title')
    expect(ran).toHaveLength(1)
    expect(done).toEqual(['filled'])
    expect(service.requests).toEqual(keyRequests(service))
    expect(service.requests).toHaveLength(1)
  })

  test('leaves the keys behind for the pages after it', async () => {
    const {service, load, facade, show} = await arrive()
    await load('signed-in', async () => realPage(), page)
    await show()
    await publish(service, {chunk: other, access: 'staff'})
    await load('staff', async () => ({...realPage(), title: 'Next title'}), other)
    expect(facade.default.title).toBe('Next title')
    expect(keyRequests(service)).toHaveLength(1)
  })

  test('gives way to the stub when its page cannot be loaded: React must meet what it expects', async () => {
    vi.mocked(console.error).mockImplementation(() => {})
    const {load, facade, done} = await arrive()
    await load('signed-in', () => Promise.reject(new Error('A mistake in the page')), page)
    expect(facade.default.title).toBe(undefined)
    expect(done).toEqual(['restored'])
  })

  test('gives way to the stub when the page takes too long, and comes back when it is there', async () => {
    const {load, facade, show, done} = await arrive()
    vi.useFakeTimers({toFake: ['setTimeout']})
    let come = (_: ReturnType<typeof realPage>) => {}
    const loading = vi.fn(() => new Promise<ReturnType<typeof realPage>>((resolve) => (come = resolve)))
    const loaded = load('signed-in', loading, page)
    await vi.waitFor(() => expect(loading).toHaveBeenCalled(), 15_000)
    await vi.advanceTimersByTimeAsync(10_000)
    await loaded
    vi.useRealTimers()
    expect(facade.default.title).toBe(undefined)
    expect(done).toEqual(['restored'])
    await show()
    come(realPage())
    await waitFor(() => expect(facade.default.title).toBe('Real title'))
    expect(done).toEqual(['restored'])
  })

  test('is asked for again when the head could not get its file', async () => {
    const {service, load, facade} = await arrive({prepare: (service) => publish(service, {chunk: page})})
    const early = window.__docusaurusAuth as Early
    const lost = Promise.reject(new TypeError('Failed to fetch'))
    lost.catch(() => {})
    window.__docusaurusAuth = {...early, file: lost}
    await load('signed-in', async () => realPage(), page)
    expect(facade.default.title).toBe('Real title')
    expect(service.requests).toHaveLength(2)
  })
})

describe('a text that could not be revealed in time', () => {
  test('leaves the stub to React, and the page comes afterwards, without another request', async () => {
    const {service, load, facade, show, done} = await arrive({revealed: false})
    await load('signed-in', async () => realPage(), page)
    expect(facade.default.title).toBe(undefined)
    await show()
    await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
    expect(done).toEqual([])
    expect(service.requests).toHaveLength(1)
  })

  test.each<[string, (service: Service) => unknown, string]>([
    [
      'the reader lacks the role',
      (service) => Object.assign(service, {session: aSession()}),
      'This page is not for your account',
    ],
    [
      'nobody is signed in',
      (service) => Object.assign(service, {session: null}),
      'Sign in to read this page',
    ],
    [
      'the service fails',
      (service) => Object.assign(service, {keys: json({}, 503)}),
      'The sign-in service does not answer',
    ],
  ])('because %s: the gate says so, and the service was asked once', async (_, prepare, title) => {
    const {service, load, show} = await arrive({revealed: false, prepare})
    await load('staff', async () => realPage(), page)
    await show()
    await waitFor(() => expect(heading()).toBe(title))
    expect(service.requests).toHaveLength(1)
  })

  // The head's question, failed, was taken for the answer to the next one: "Try again" told of a lost connection.
  test('because the service was away: trying again asks anew', async () => {
    vi.mocked(console.error).mockImplementation(() => {})
    const {service, load, show} = await arrive({
      revealed: false,
      async prepare(service) {
        service.keys = json({}, 503)
        await publish(service, {chunk: page})
      },
    })
    await load('signed-in', async () => realPage(), page)
    await show()
    await waitFor(() => expect(heading()).toBe('The sign-in service does not answer'))
    service.keys = null
    await userEvent.click(screen.getByRole('button', {name: 'Try again'}))
    await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
  })

  // What the head was denied was taken for the answer to the next question, too.
  test('because the reader had no role yet: trying again opens it when they have', async () => {
    const {service, load, show} = await arrive({
      revealed: false,
      access: 'staff',
      prepare: (service) => Object.assign(service, {session: aSession()}),
    })
    await load('staff', async () => realPage(), page)
    await show()
    await waitFor(() => expect(heading()).toBe('This page is not for your account'))
    service.session = aSession({roles: ['staff']})
    await userEvent.click(screen.getByRole('button', {name: 'Try again'}))
    await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
  })

  test('because the service has no keys for this site: who is here is asked separately', async () => {
    const refuse = (service: Service) => Object.assign(service, {keys: json({code: 'SITE_NOT_TRUSTED'}, 403)})
    vi.mocked(console.error).mockImplementation(() => {})
    const {service, load, show} = await arrive({revealed: false, prepare: refuse})
    await load('signed-in', async () => realPage(), page)
    await show()
    await waitFor(() => expect(heading()).toBe('The sign-in service does not know this site'))
    expect(sessionRequests(service)).toHaveLength(1)
    expect(keyRequests(service)).toHaveLength(1)
  })
})

test('what the head has begun belongs to its own page only', async () => {
  const {load, show, ran, done} = await arrive({prepare: (service) => publish(service, {chunk: other})})
  await load('signed-in', async () => realPage(), other)
  await show()
  await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
  expect(ran).toEqual([`code of ${other}`])
  expect(done).toEqual([])
})
