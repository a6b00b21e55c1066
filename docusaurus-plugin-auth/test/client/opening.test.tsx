import {act, screen, waitFor} from '@testing-library/react'
import {describe, expect, test, vi} from 'vitest'
import {aSession} from '../../src/testing/index.js'
import {giveHint, refocus, takeHint} from './support/reader.js'
import {keyRequests, other, page, publish, sealedSite, sessionRequests} from './support/sealed.js'
import {json} from './support/service.js'
import {realPage} from './support/visit.js'

const heading = () => screen.getByRole('heading', {level: 2}).textContent

describe('a page that is opened by a link', () => {
  test('is there at once: its file is opened and run, and then imported', async () => {
    const {load, facade, ran} = await sealedSite()
    const loading = vi.fn(async () => {
      expect(ran).toEqual([`code of ${page}`])
      return realPage()
    })
    await load('signed-in', loading, page)
    expect(loading).toHaveBeenCalledOnce()
    expect(facade.default.title).toBe('Real title')
  })

  test('asks for the keys of the whole site, its own first, so that other pages cost no request', async () => {
    const {service, load, facade} = await sealedSite({
      prepare: (service) => publish(service, {chunk: other, access: 'staff'}),
    })
    await load('staff', async () => realPage(), other)
    const [asked = ''] = keyRequests(service)
    expect(new URLSearchParams(asked.split('?')[1]).getAll('access')).toEqual(['staff', 'signed-in'])
    Object.assign(facade, {default: undefined})
    await load('signed-in', async () => realPage(), page)
    expect(facade.default.title).toBe('Real title')
    expect(keyRequests(service)).toHaveLength(1)
  })

  test('waits for the answer to a question that another page has asked', async () => {
    const {service, load} = await sealedSite({
      prepare: (service) => publish(service, {chunk: other, access: 'staff'}),
    })
    const loading = vi.fn(async () => realPage())
    await Promise.all([load('signed-in', loading, page), load('staff', loading, other)])
    expect(loading).toHaveBeenCalledTimes(2)
    expect(keyRequests(service)).toHaveLength(1)
  })

  test('asks again for what the list of the site does not name, whoever else is asking', async () => {
    const third = 'sealed-00000003'
    const {load} = await sealedSite({
      roles: ['staff', 'partner'],
      async prepare(service) {
        service.options.accesses = []
        await publish(service, {chunk: other, access: 'staff'})
        await publish(service, {chunk: third, access: 'partner+staff'})
      },
    })
    const loading = vi.fn(async () => realPage())
    await Promise.all([
      load('signed-in', loading, page),
      load('staff', loading, other),
      load('partner+staff', loading, third),
    ])
    expect(loading).toHaveBeenCalledTimes(3)
  })

  test('opens with an older key while the content secret is being changed', async () => {
    const {service, load, facade} = await sealedSite()
    service.secrets = ['the next content secret, long enough', ...service.secrets]
    await load('signed-in', async () => realPage(), page)
    expect(facade.default.title).toBe('Real title')
  })

  test('takes no key along that was asked for before another reader signed in', async () => {
    const {service, load} = await sealedSite({
      prepare: (service) => publish(service, {chunk: other, access: 'staff'}),
    })
    await load('signed-in', async () => realPage(), page)
    giveHint('Ada Lovelace')
    service.session = aSession({id: 'user-2', name: 'Ada Lovelace', roles: []})
    refocus()
    const loading = vi.fn(async () => realPage())
    await load('staff', loading, other)
    expect(loading).not.toHaveBeenCalled()
  })
})

describe('the answer about keys tells who is here, too', () => {
  test('a role that has just been taken away closes the page, with no question for the session', async () => {
    const {service, load, show} = await sealedSite({
      prepare(service) {
        service.options.accesses = ['signed-in']
        return publish(service, {chunk: other, access: 'staff'})
      },
    })
    await load('signed-in', async () => realPage(), page)
    service.session = aSession({roles: []})
    const loading = vi.fn(async () => realPage())
    await load('staff', loading, other)
    await show()
    expect(heading()).toBe('This page is not for your account')
    expect(loading).not.toHaveBeenCalled()
    expect(sessionRequests(service)).toHaveLength(1)
  })

  test.each([
    ['nobody is signed in any more', null, 'Sign in to read this page'],
    ['the service fails', json({code: 'SERVICE_UNAVAILABLE'}, 503), 'The sign-in service does not answer'],
  ])('%s: the gate says so, and the page is no failure', async (_, session, title) => {
    const {service, load, show} = await sealedSite()
    await load('public', async () => realPage())
    service.session = session
    await load('signed-in', async () => realPage(), page)
    await show()
    expect(heading()).toBe(title)
  })

  test('it comes too late when the reader has signed out meanwhile', async () => {
    const {service, load, facade} = await sealedSite()
    await load('public', async () => realPage())
    let answer = () => {}
    service.keys = (response) => {
      answer = () =>
        json({keys: {'signed-in': 'AAAA'}, denied: [], ...aSession()})(response, undefined as never)
    }
    const loading = vi.fn(async () => realPage())
    const loaded = load('signed-in', loading, page)
    await waitFor(() => expect(keyRequests(service)).toHaveLength(1))
    takeHint()
    refocus()
    answer()
    await loaded
    expect(loading).not.toHaveBeenCalled()
    expect(facade.default.title).toBe(undefined)
  })
})

describe('a page that stays in the background', () => {
  const away = (type: 'pagehide' | 'pageshow') =>
    act(async () => void dispatchEvent(new PageTransitionEvent(type, {persisted: true})))
  const isShown = () => document.documentElement.style.opacity !== '0'

  test('is out of sight, and there again for the reader it belongs to', async () => {
    const {load, location} = await sealedSite()
    await load('signed-in', async () => realPage(), page)
    await away('pagehide')
    expect(isShown()).toBe(false)
    await away('pageshow')
    expect(isShown()).toBe(true)
    expect(location.reload).not.toHaveBeenCalled()
  })

  test('is never seen again by somebody who has signed out elsewhere', async () => {
    const {load, location} = await sealedSite()
    await load('signed-in', async () => realPage(), page)
    await away('pagehide')
    takeHint()
    await away('pageshow')
    expect(isShown()).toBe(false)
    expect(location.reload).toHaveBeenCalledOnce()
  })
})
