import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {launchChromium, openPage} from '../support/browser.js'
import {type Built, bundlers, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'

const page = (title: string) =>
  `import Layout from '@theme/Layout'\nexport default () => <Layout><main><h1>${title}</h1></main></Layout>\n`

const accountLinks = [
  {label: 'Your progress', to: '/progress'},
  {label: 'Help', href: 'https://help.example.com/', access: 'public'},
  {label: 'Rota', to: '/rota', access: ['staff']},
]

const files = {
  'src/pages/index.jsx': page('Welcome'),
  'src/pages/progress.jsx': page('Progress'),
  'i18n/ar/docusaurus-plugin-auth/account-menu.json': JSON.stringify({
    'link.label.Your progress': {message: 'تقدّمك'},
  }),
}

describe.each(bundlers)('the account menu of a site built with %s', (bundler) => {
  let site: Site
  let auth: AuthService
  let server: StaticServer
  let browser: Browser
  let built: Built
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await launchChromium()
    auth = await AuthService.start()
    site = await Site.create({files}, bundler)
    server = await serveStatic(join(site.dir, 'build'))
    await site.configure({
      url: server.url,
      favicon: 'favicon.ico',
      onBrokenLinks: 'warn',
      i18n: {defaultLocale: 'en', locales: ['en', 'ar']},
      presets: [['classic', {docs: false, blog: false, sitemap: false}]],
      plugins: [withAuth({authUrl: auth.url, accountLinks})],
    })
    built = await site.build()
    expect(built.exitCode, built.log).toBe(0)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })
  beforeEach(async () => {
    auth.user.roles = []
    ;({page, complaints} = await openPage(browser))
    return () => page.context().close()
  })

  const open = (path = '/') => page.goto(server.url + path)
  const signIn = (path = '/') =>
    page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(server.url + path)}`)
  const hydrated = () => page.locator('html[data-has-hydrated=true]').waitFor({state: 'attached'})
  const button = () => page.getByRole('button', {name: 'Ada Lovelace'})
  const entries = () => page.getByRole('menuitem')
  const menuCode = /\/auth-menu\.[^/]+\.js$/

  test('is a chunk of its own, which visitors never load', async () => {
    const holders = [...built.output].filter(
      ([file, text]) => file.startsWith('assets') && text.includes('auth-menu__reader'),
    )
    expect(holders.map(([file]) => `/${file}`)).toEqual([
      expect.stringMatching(menuCode),
      expect.stringMatching(/styles\.[^/]+\.css$/),
    ])
    server.requests.length = 0
    await open()
    await hydrated()
    await page.waitForLoadState('networkidle')
    expect(server.requests.filter((path) => menuCode.test(path))).toEqual([])
    const links = page.locator('.auth-navbar').getByRole('link')
    expect(await links.allTextContents()).toEqual(['Help', 'Sign in'])
  })

  test('leads to pages that are there, or the build tells of it', () => {
    expect(built.log).toContain('linking to /rota')
    expect(built.log).not.toContain('linking to /progress')
  })

  test('is there for readers before they reach for it', async () => {
    const fetched = page.waitForResponse(menuCode)
    await signIn()
    await fetched
  })

  test('opens as soon as its code is there, with the entries of this reader', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(menuCode, async (route) => {
      await held
      await route.continue()
    })
    auth.user.roles = ['staff']
    await signIn()
    await hydrated()
    await button().focus()
    await page.keyboard.press('ArrowUp')
    release()
    await entries().first().waitFor()
    // Who the reader is may be known a moment later.
    await expect
      .poll(() => entries().allTextContents())
      .toEqual(['Account', 'Your progress', 'Help', 'Rota', 'Sign out'])
    expect(await page.locator(':focus').textContent()).toBe('Sign out')
    await page.keyboard.press('y')
    await page.keyboard.press('Enter')
    // Its navbar is another one than that of the page before, though it looks the same.
    await page.getByRole('heading', {name: 'Progress'}).waitFor()
    expect(new URL(page.url()).pathname).toBe('/progress')
    expect(await entries().count()).toBe(0)
    await button().click()
    await page.locator('[role=menuitem][aria-current=page]', {hasText: 'Your progress'}).waitFor()
    expect(complaints).toEqual([])
  })

  test('leads to the account when its code does not arrive', async () => {
    await page.route(menuCode, (route) => route.abort())
    await page.route(`${auth.url}/account`, (route) => route.fulfill({body: 'The account'}))
    await signIn()
    await hydrated()
    await button().click()
    await page.waitForURL(`${auth.url}/account`)
  })

  test('speaks Arabic, from right to left, with the translations of the site', async () => {
    await signIn('/ar/')
    await hydrated()
    await button().click()
    await entries().first().waitFor()
    expect(await entries().allTextContents()).toEqual(['الحساب', 'تقدّمك', 'Help', 'تسجيل الخروج'])
    const at = async (selector: string) => (await page.locator(selector).boundingBox()) ?? {x: 0, width: 0}
    const [menu, opener] = [await at('.auth-menu'), await at('.auth-user')]
    expect(Math.round(menu.x)).toBe(Math.round(opener.x))
    expect(opener.x).toBeLessThan(100)
  })

  test('is easy to hit on a phone, in the bar and in the drawer', async () => {
    await page.setViewportSize({width: 390, height: 844})
    await signIn()
    await hydrated()
    const heights = async (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
    await button().click()
    await entries().first().waitFor()
    const inBar = await heights('.auth-user, .auth-menu [role=menuitem]')
    await page.keyboard.press('Escape')
    await page.getByRole('button', {name: 'Toggle navigation bar'}).click()
    const drawer = page.locator('.navbar-sidebar')
    await drawer.getByRole('button', {name: 'Sign out'}).waitFor()
    expect(await drawer.locator('.auth-list-link:visible').allTextContents()).toEqual([
      'Help',
      'ALAda LovelaceAccount',
      'Your progress',
      'Sign out',
    ])
    for (const height of [...inBar, ...(await heights('.navbar-sidebar .auth-list-link:visible'))]) {
      expect(height).toBeGreaterThanOrEqual(44)
    }
  })
})
