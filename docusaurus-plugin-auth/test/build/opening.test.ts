import {readFile} from 'node:fs/promises'
import type {Locator} from 'playwright-core'
import {beforeEach, describe, expect, test} from 'vitest'
import {expectText} from '../support/browser.js'
import {bundlers} from '../support/site.js'
import {pdf, zip} from './fixtures/handbook.js'
import {HandbookSite} from './support/handbookSite.js'
import {waitForEver} from './support/watch.js'

const KEYS = '/api/auth/docs/keys'

describe.each(bundlers)('sealed pages of a site built with %s', (bundler) => {
  const site = HandbookSite.publishedWith(bundler)
  beforeEach(() => waitForEver(site.page))

  test('a link to a page leads to the page itself: no gate on the way, one question for all pages', async () => {
    site.auth.requests.length = 0
    await site.signIn('/docs/')
    await site.watchForGates()
    await site.follow('To the handbook')
    await expectText(site.page, 'First words of the handbook.')
    expect(await site.page.title()).toContain('Handbook')
    await site.page.locator('.table-of-contents').getByRole('link', {name: 'Far below'}).waitFor()
    await site.page.getByRole('tab', {name: 'Evenings'}).click()
    await expectText(site.page, 'Lights out.')
    await site.page.locator('main').getByRole('link', {name: 'the rota', exact: true}).click()
    await expectText(site.page, 'Words of the rota.')
    await site.page.goBack()
    await expectText(site.page, 'First words of the handbook.')
    await site.page.goForward()
    await expectText(site.page, 'Words of the rota.')
    // The first page is public: there, the question for keys takes the place of the question for the session.
    expect(site.auth.requests).toEqual(['GET /signin', `GET ${KEYS}`])
    expect(await site.whatWasSeen()).toEqual({sameDocument: true, gates: 0})
    expect(site.complaints).toEqual([])
  })

  test('the code that opens pages is in one file, which public pages do not load', async () => {
    const scripts = [...site.built.output].filter(([file]) => file.endsWith('.js'))
    for (const mark of ['DecompressionStream', 'auth-gate__tell', 'auth detour']) {
      const files = scripts.filter(([, text]) => text.includes(mark)).map(([file]) => file)
      expect(files, mark).toEqual([expect.stringMatching(/^assets\/js\/auth-opening\.[^/]+\.js$/)])
    }
    const loaded: string[] = []
    site.page.on('request', (request) => loaded.push(request.url()))
    await site.open('/docs/')
    await site.hydrated()
    expect(loaded.filter((url) => url.includes('/main.'))).toHaveLength(1)
    expect(loaded.filter((url) => url.includes('auth-opening'))).toEqual([])
  })

  test('a protected page carries a lock in lists, which is read aloud', async () => {
    await site.open('/docs/')
    const inSidebar = (name: string) =>
      site.page.locator('.theme-doc-sidebar-menu').getByRole('link', {name, exact: true})
    await inSidebar('Payroll (Members only)').waitFor()
    await inSidebar('Welcome').waitFor()
  })

  test('pointing at a link is enough to have the page there', async () => {
    await site.signIn('/docs/')
    await site.watchForGates()
    await site.page.locator('main').getByRole('link', {name: 'To the rota'}).hover()
    // By then the page itself has taken the file, which may have been fetched ahead because the link is in view.
    await site.page.waitForFunction(() =>
      performance
        .getEntriesByType('resource')
        .some(
          (entry) =>
            entry.name.endsWith('.sealed') && 'initiatorType' in entry && entry.initiatorType === 'fetch',
        ),
    )
    expect(new URL(site.page.url()).pathname).toBe('/base/docs/')
    const asked: string[] = []
    site.page.on('request', (request) => asked.push(request.url()))
    await site.follow('To the rota')
    await expectText(site.page, 'Words of the rota.')
    expect(asked.filter((url) => /\.sealed$|docs\/keys/.test(url))).toEqual([])
    expect(await site.whatWasSeen()).toEqual({sameDocument: true, gates: 0})
  })

  test('a page whose link is in view has its ciphertext fetched ahead, for readers only', async () => {
    const asked: string[] = []
    site.page.on('request', (request) => asked.push(request.url()))
    await site.open('/docs/')
    await site.hydrated()
    await site.page.waitForLoadState('networkidle')
    expect(asked.filter((url) => /\.sealed$|docs\/keys/.test(url))).toEqual([])
    const fetched = site.page.waitForRequest((request) => request.url().endsWith('.sealed'))
    await site.signIn('/docs/')
    await fetched
  })

  test('a link to a heading in it leads there', async () => {
    await site.signIn('/docs/')
    await site.watchForGates()
    await site.follow('Far down in the handbook')
    const heading = site.page.getByRole('heading', {name: 'Far below'})
    await heading.waitFor()
    await expect
      .poll(() => heading.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(200)
    expect(await site.page.evaluate(() => scrollY)).toBeGreaterThan(500)
    expect(await site.whatWasSeen()).toEqual({sameDocument: true, gates: 0})
  })

  test('a page in React keeps its state, as any other', async () => {
    await site.signIn('/team')
    await site.hydrated()
    const button = site.page.getByRole('button', {name: 'Team counter'})
    await button.click()
    await site.page.getByRole('button', {name: 'Team counter 1'}).waitFor()
    expect(site.complaints).toEqual([])
  })

  test('a reader without the role is told so, and gets the page when the role is given', async () => {
    await site.signIn('/docs/')
    await site.watchForGates()
    await site.follow('To the payroll')
    await expectText(site.page, 'This page is not for your account')
    site.auth.user.roles = ['staff']
    await site.page.getByRole('button', {name: 'Try again'}).click()
    await expectText(site.page, 'Words of the payroll.')
    await site.page.reload()
    await expectText(site.page, 'Words of the payroll.')
  })

  test('a role that is taken away is refused at once, and signing out wipes the page', async () => {
    site.auth.user.roles = ['staff']
    await site.signIn('/docs/payroll')
    await expectText(site.page, 'Words of the payroll.')
    site.auth.user.roles = []
    await site.page.reload()
    await expectText(site.page, 'This page is not for your account')
    await site.open('/docs/handbook')
    await expectText(site.page, 'First words of the handbook.')
    await site.watchForGates()
    await site.page.getByRole('button', {name: 'Ada Lovelace'}).click()
    await site.page.getByRole('menuitem', {name: 'Sign out'}).click()
    await expectText(site.page, 'Sign in to read this page')
    expect(await site.page.content()).not.toContain('First words of the handbook.')
    expect((await site.whatWasSeen()).sameDocument).toBe(false)
  })

  describe('an attachment', () => {
    const download = async (use: (link: Locator) => Promise<void>) => {
      await site.signIn('/docs/handbook')
      await expectText(site.page, 'First words of the handbook.')
      await site.hydrated()
      const downloading = site.page.waitForEvent('download')
      await use(site.page.getByRole('link', {name: 'The whole plan'}))
      const saved = await downloading
      return {name: saved.suggestedFilename(), bytes: await readFile(await saved.path())}
    }

    test.each<[string, (link: Locator) => Promise<void>]>([
      ['a click', (link) => link.click()],
      ['the keyboard', (link) => link.press('Enter')],
      ['the middle button', (link) => link.click({button: 'middle'})],
      ['a key and a click', (link) => link.click({modifiers: ['ControlOrMeta']})],
    ])('is saved by %s, with its name and its bytes', async (_, use) => {
      const {name, bytes} = await download(use)
      expect(name).toBe('plan.zip')
      expect(Buffer.compare(bytes, zip)).toBe(0)
    })

    test('that browsers show opens in a new tab', async () => {
      await site.signIn('/docs/handbook')
      await expectText(site.page, 'First words of the handbook.')
      await site.hydrated()
      const opening = site.page.waitForEvent('popup')
      await site.page.getByRole('link', {name: 'the floor plan'}).click()
      const tab = await opening
      expect(tab.url()).toMatch(/^blob:http/)
      expect(await site.page.evaluate(async (url) => (await fetch(url)).text(), tab.url())).toBe(
        new TextDecoder().decode(pdf),
      )
    })
  })
})
