import type {Browser, Route} from 'playwright-core'
import {afterEach, describe, expect, test} from 'vitest'
import {expectText, launchChromium} from '../support/browser.js'
import {HandbookSite} from './support/handbookSite.js'

// Nothing here depends on the bundler.
const site = HandbookSite.publishedWith('rspack')

describe('a page that cannot be opened', () => {
  const loads = () => {
    const urls: string[] = []
    site.page.on('request', (request) => request.isNavigationRequest() && urls.push(request.url()))
    return urls
  }

  test.each<[string, (route: Route) => Promise<void>, string]>([
    ['is gone', (route) => route.fulfill({status: 404}), 'The text of this page is missing'],
    [
      'is a page of the host',
      (route) => route.fulfill({body: '<!doctype html>'}),
      'The text of this page is missing',
    ],
    ['was tampered with', tamper, 'No key fits this page'],
  ])('because its file %s: one reload, then an explanation', async (_, answer, title) => {
    await site.page.route('**/*.sealed', answer)
    await site.signIn('/docs/')
    const navigations = loads()
    await site.follow('To the rota')
    await expectText(site.page, title)
    expect(navigations).toHaveLength(1)
    // Also those of other pages, which are fetched ahead: an answer that comes after this would be one too many.
    await site.page.unrouteAll({behavior: 'wait'})
    await site.page.getByRole('button', {name: 'Try again'}).click()
    await expectText(site.page, 'Words of the rota.')
  })

  test('because the service has another key: one reload, then an explanation', async () => {
    site.auth.epoch = 'another'
    const navigations = loads()
    await site.signIn('/docs/rota')
    await expectText(site.page, 'No key fits this page')
    expect(navigations.filter((url) => url.endsWith('/docs/rota'))).toHaveLength(2)
    site.auth.epoch = undefined
    await site.page.getByRole('button', {name: 'Try again'}).click()
    await expectText(site.page, 'Words of the rota.')
  })

  test('because the Content-Security-Policy forbids it: the page and the console say what to do', async () => {
    site.server.headers['content-security-policy'] = "script-src 'self' 'unsafe-inline'"
    await site.signIn('/docs/rota')
    await expectText(site.page, 'A rule of this site keeps the page closed')
    delete site.server.headers['content-security-policy']
    expect(site.complaints.join()).toContain('Add blob: to its script-src')
    expect(await site.page.content()).not.toContain('Words of the rota.')
  })
})

describe('a page that the browser keeps for "back"', () => {
  let own: Browser

  /** Reads the page, goes on to a public one, and comes back after `meanwhile`. */
  const comeBack = async (meanwhile: () => Promise<void>) => {
    own = await launchChromium({asReadersHaveIt: true})
    await site.readWith(own)
    // In the storage, because the document that is brought back may not stay.
    await site.page.addInitScript(() =>
      addEventListener('pageshow', ({persisted}) => {
        const {opacity} = document.documentElement.style
        if (persisted) sessionStorage.setItem('brought back', `opacity ${opacity || '1'}`)
      }),
    )
    await site.signIn('/docs/rota')
    await expectText(site.page, 'Words of the rota.')
    await site.watchForGates()
    // Browsers do not keep a page that is still loading something.
    await site.page.waitForLoadState('networkidle')
    await site.open('/docs/')
    await meanwhile()
    await site.page.goBack({waitUntil: 'commit'})
    // The first listener runs before ours: still as the page was put away.
    await site.page.waitForFunction(() => sessionStorage.getItem('brought back') === 'opacity 0')
  }
  afterEach(() => own?.close())

  test('is there again as it was, for the same reader', async () => {
    await comeBack(async () => {})
    await expectText(site.page, 'Words of the rota.')
    await site.page.waitForFunction(() => document.documentElement.style.opacity === '')
    expect(await site.whatWasSeen()).toEqual({sameDocument: true, gates: 0})
  })

  /** Leaves for another page of the site by its address, and comes back. */
  async function leaveAndComeBack(path: string) {
    await site.open(path)
    await site.page.waitForLoadState('networkidle')
    await site.page.evaluate(() =>
      addEventListener('pageshow', ({persisted}) => Object.assign(window, {persisted})),
    )
    await site.open('/docs/payroll')
    await site.page.goBack({waitUntil: 'commit'})
    // Kept, or loaded anew, which says why.
    await site.page.waitForFunction(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return 'persisted' in window || entry?.type === 'back_forward'
    })
    return site.page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
        notRestoredReasons?: object | null
      })[]
      return {persisted: (window as {persisted?: boolean}).persisted, reasons: entry?.notRestoredReasons}
    })
  }

  test('is kept for visitors, public or asking them to sign in, and for readers of public pages', async () => {
    own = await launchChromium({asReadersHaveIt: true})
    await site.readWith(own)
    const kept = {persisted: true, reasons: null}
    expect(await leaveAndComeBack('/docs/')).toMatchObject(kept)
    expect(await leaveAndComeBack('/docs/rota')).toMatchObject(kept)
    await site.signIn('/docs/')
    expect(await leaveAndComeBack('/docs/')).toMatchObject(kept)
  })

  test('never comes into sight again after a sign-out elsewhere', async () => {
    await comeBack(() => site.page.context().clearCookies())
    await expectText(site.page, 'Sign in to read this page')
    expect((await site.whatWasSeen()).sameDocument).toBe(false)
    expect(await site.page.content()).not.toContain('Words of the rota.')
  })
})

test('a tab that was open while the site was published in a new epoch goes on without the reader noticing', async () => {
  await site.signIn('/docs/')
  await site.watchForGates()
  await site.publish({epoch: '2'})
  await site.follow('To the rota')
  await expectText(site.page, 'Words of the rota.')
  expect((await site.whatWasSeen()).sameDocument).toBe(false)
})

/** One bit of the ciphertext is another. */
async function tamper(route: Route) {
  const response = await route.fetch()
  const body = await response.body()
  body[body.length - 1] = ~(body.at(-1) ?? 0)
  await route.fulfill({response, body})
}
