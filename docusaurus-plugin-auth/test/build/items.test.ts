import {join} from 'node:path'
import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {launchChromium, openPage} from '../support/browser.js'
import {bundlers, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'
import {library} from './fixtures/library.js'

const LOCKED = '(Members only)'

describe.each(bundlers)('hideDenied, in a site built with %s', (bundler) => {
  let browser: Browser
  let auth: AuthService
  let site: Site
  let server: StaticServer
  let page: Page
  let release = () => {}

  beforeAll(async () => {
    browser = await launchChromium()
    auth = await AuthService.start()
    site = await Site.create({files: library}, bundler)
    server = await serveStatic(join(site.dir, 'build'))
    await site.configure({
      url: server.url,
      favicon: 'icon.svg',
      plugins: [withAuth({authUrl: auth.url, hideDenied: true})],
    })
    const {exitCode, log} = await site.build()
    expect(exitCode, log).toBe(0)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })
  beforeEach(async () => {
    auth.user.roles = []
    page = (await openPage(browser)).page
  })
  afterEach(async () => {
    release()
    await page.context().close()
  })

  const open = (path: string, on = page) => on.goto(server.url + path)
  const signIn = (path: string) =>
    page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(server.url + path)}`)
  const shown = (selector: string) =>
    page.locator(`${selector}:visible`).evaluateAll((links) => links.map((link) => link.textContent))
  const sidebar = () => shown('.theme-doc-sidebar-menu a')
  /** A frame has been drawn in which the page has all that it ever gets from the service. */
  const rolesAreKnown = () => page.locator('html[data-auth-roles]').waitFor({state: 'attached'})

  test('a visitor sees what they may open, in lists, on cards and below a page', async () => {
    await open('/docs/')
    expect(await sidebar()).toEqual(['Welcome', 'Opening hours', 'Mixed'])
    expect(await shown('.pagination-nav a')).toEqual([])
    await open('/docs/mixed')
    expect(await shown('article a')).toEqual([expect.stringContaining('Map')])
    expect(await shown('.pagination-nav a')).toEqual(['PreviousOpening hours', 'NextMap'])
  })

  test('and sees the same without a script', async () => {
    const context: BrowserContext = await browser.newContext({javaScriptEnabled: false})
    await page.context().close()
    page = await context.newPage()
    await open('/docs/')
    expect(await sidebar()).toEqual(['Welcome', 'Opening hours', 'Mixed'])
  })

  test('a reader sees pages for all readers before the service has answered, behind a lock that is read aloud', async () => {
    release = auth.hold('/api/auth/docs/keys')
    await signIn('/docs/')
    expect(await sidebar()).toEqual(['Welcome', 'Handbook', 'Opening hours', 'Mixed'])
    const menu = page.locator('.theme-doc-sidebar-menu')
    await menu.getByRole('link', {name: `Handbook ${LOCKED}`, exact: true}).waitFor()
    await menu.getByRole('link', {name: 'Opening hours', exact: true}).waitFor()
    await page
      .locator('.pagination-nav')
      .getByRole('link', {name: `Next Handbook » ${LOCKED}`})
      .waitFor()
  })

  test('pages for a role appear when it is known, at once on the next page, and nothing goes away', async () => {
    auth.user.roles = ['partner']
    await signIn('/docs/vault')
    await rolesAreKnown()
    expect(await sidebar()).toEqual(['Welcome', 'Handbook', 'Opening hours', 'Mixed', 'Vault', 'Prices'])
    expect(await shown('article a')).toEqual([expect.stringContaining('Prices')])
    // From here on the service says nothing any more.
    release = auth.hold('/api/auth/docs/keys')
    await open('/docs/')
    expect(await sidebar()).toEqual(['Welcome', 'Handbook', 'Opening hours', 'Mixed', 'Vault'])
  })

  test('whoever signs out sees what visitors see', async () => {
    auth.user.roles = ['staff']
    await signIn('/docs/vault')
    await rolesAreKnown()
    expect(await shown('article a')).toHaveLength(2)
    await page.getByRole('button', {name: 'Ada Lovelace'}).click()
    await page.getByRole('menuitem', {name: 'Sign out'}).click()
    await page.locator('html[data-auth=out]:not([data-auth-roles])').waitFor({state: 'attached'})
    expect(await sidebar()).toEqual(['Welcome', 'Opening hours', 'Mixed'])
    expect(await shown('article a')).toEqual([])
  })

  describe('members’ search', () => {
    const input = () => page.getByRole('combobox', {name: 'Search members’ pages'})
    const options = () => page.getByRole('option')
    const openSearch = async () => {
      await page.getByRole('button', {name: 'Ada Lovelace'}).click()
      await page.getByRole('menuitem', {name: 'Search members’ pages'}).click()
      await page.getByText('Finds what only you and other members may read.').waitFor()
    }
    const find = async (question: string) => {
      await input().fill(question)
      return options().evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    }

    test('finds what the reader may open, by beginnings of words, with a slip, in any script', async () => {
      await signIn('/docs/')
      await openSearch()
      expect(await find('umbr')).toEqual(['/docs/handbook#lost-and-found'])
      expect(await page.locator('mark').allTextContents()).toEqual(['Umbrellas'])
      expect(await find('Umbrelas')).toEqual(['/docs/handbook#lost-and-found'])
      expect(await find('忘れ物')).toEqual(['/docs/handbook#傘立て'])
      expect(await find('payroll')).toEqual([])
      await page.getByText('Nothing found for “payroll”.').waitFor()
    })

    test('is worked by keyboard, leads to the heading, and gives the focus back', async () => {
      auth.user.roles = ['staff']
      await signIn('/docs/')
      await openSearch()
      expect(await find('umbrellas')).toHaveLength(2)
      await page.keyboard.press('ArrowDown')
      const second = options().nth(1)
      expect(await second.getAttribute('aria-selected')).toBe('true')
      expect(await input().getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'))
      await page.keyboard.press('Escape')
      await input().waitFor({state: 'detached'})
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ada Lovelace')
      await openSearch()
      await find('umbrellas counted')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/docs/opening#at-night')
      await page.getByText('The umbrellas are counted.').waitFor()
    })

    test('is gone from the screen and from memory when the reader signs out in another tab', async () => {
      await signIn('/docs/')
      await openSearch()
      expect(await find('umbrellas')).toHaveLength(1)
      const other = await page.context().newPage()
      await open('/docs/', other)
      await other.getByRole('button', {name: 'Ada Lovelace'}).click()
      await other.getByRole('menuitem', {name: 'Sign out'}).click()
      await input().waitFor({state: 'detached'})
      expect(await page.textContent('body')).not.toContain('Umbrellas')
    })

    test('costs nothing before it is used', async () => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await signIn('/docs/')
      await page.getByRole('button', {name: 'Ada Lovelace'}).click()
      await page.getByRole('menuitem', {name: 'Search members’ pages'}).waitFor()
      expect(asked.filter((url) => /search/.test(url))).toEqual([])
    })
  })
})
