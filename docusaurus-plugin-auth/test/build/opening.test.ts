import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Browser, Page, Route} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {type Built, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'
import {handbook, pdf, zip} from './fixtures/handbook.js'

const KEYS = '/api/auth/docs/keys'
const rules = [{files: 'src/pages/team.jsx', access: 'signed-in'}]

describe.each(['rspack', 'webpack'] as const)('sealed pages of a site built with %s', (bundler) => {
  let browser: Browser
  let auth: AuthService
  let site: Site
  let server: StaticServer
  let page: Page
  let complaints: string[]
  let built: Built

  const publish = async (options: Record<string, unknown> = {}) => {
    const plugins = [withAuth({authUrl: auth.url, rules, ...options})]
    await site.configure({url: server.url, baseUrl: '/base/', favicon: 'icon.svg', plugins})
    built = await site.build()
    expect(built.exitCode, built.log).toBe(0)
  }
  const open = (path: string) => page.goto(`${server.url}/base${path}`)
  const follow = (name: string) => page.locator('main').getByRole('link', {name}).click()
  const signIn = (path: string) =>
    page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(`${server.url}/base${path}`)}`)

  beforeAll(async () => {
    browser = await launchChromium()
    auth = await AuthService.start()
    site = await Site.create({files: handbook}, bundler)
    server = await serveStatic(join(site.dir, 'build'), {baseUrl: '/base/'})
    await publish()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })
  beforeEach(async () => {
    auth.user.roles = []
    auth.epoch = undefined
    delete server.headers['content-security-policy']
    ;({page, complaints} = await openPage(browser))
  })
  afterEach(async () => {
    await page.context().close()
  })

  /** Docusaurus says so when React has taken the page over: before that, a click is lost. */
  const hydrated = () => page.locator('html[data-has-hydrated=true]').waitFor({state: 'attached'})

  /** Counts from now on whether a gate is ever seen. */
  const watchForGates = async () => {
    await hydrated()
    await page.evaluate(() => {
      Object.assign(window, {untouched: true, gates: 0})
      new MutationObserver(() => {
        if (document.querySelector('.auth-sealed')) (window as never as {gates: number}).gates++
      }).observe(document, {subtree: true, childList: true})
    })
  }
  const whatWasSeen = () =>
    page.evaluate(() => ({untouched: 'untouched' in window, gates: 'gates' in window && window.gates}))

  test('a link to a page leads to the page itself: no gate on the way, one question for all pages', async () => {
    await signIn('/docs/')
    await watchForGates()
    auth.requests.length = 0
    await follow('To the handbook')
    await expectText(page, 'First words of the handbook.')
    expect(await page.title()).toContain('Handbook')
    await page.locator('.table-of-contents').getByRole('link', {name: 'Far below'}).waitFor()
    await page.getByRole('tab', {name: 'Evenings'}).click()
    await expectText(page, 'Lights out.')
    await page.locator('main').getByRole('link', {name: 'the rota', exact: true}).click()
    await expectText(page, 'Words of the rota.')
    await page.goBack()
    await expectText(page, 'First words of the handbook.')
    await page.goForward()
    await expectText(page, 'Words of the rota.')
    expect(auth.requests).toEqual([`GET ${KEYS}`])
    expect(await whatWasSeen()).toEqual({untouched: true, gates: 0})
    expect(complaints).toEqual([])
  })

  test('the code that opens pages is in one file, which public pages do not load', async () => {
    const scripts = [...built.output].filter(([file]) => file.endsWith('.js'))
    for (const mark of ['docs/keys', 'DecompressionStream', 'auth-gate__tell', 'auth detour']) {
      const files = scripts.filter(([, text]) => text.includes(mark)).map(([file]) => file)
      expect(files, mark).toEqual([expect.stringMatching(/^assets\/js\/auth-opening\.[^/]+\.js$/)])
    }
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await open('/docs/')
    await hydrated()
    expect(loaded.filter((url) => url.includes('/main.'))).toHaveLength(1)
    expect(loaded.filter((url) => url.includes('auth-opening'))).toEqual([])
  })

  test('pointing at a link is enough to have the page there', async () => {
    await signIn('/docs/')
    await watchForGates()
    auth.requests.length = 0
    const arrived = page.waitForResponse((response) => response.url().endsWith('.sealed'))
    await page.locator('main').getByRole('link', {name: 'To the rota'}).hover()
    await arrived
    expect(new URL(page.url()).pathname).toBe('/base/docs/')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await follow('To the rota')
    await expectText(page, 'Words of the rota.')
    expect(asked.filter((url) => /\.sealed$|docs\/keys/.test(url))).toEqual([])
    expect(await whatWasSeen()).toEqual({untouched: true, gates: 0})
  })

  test('a link to a heading in it leads there', async () => {
    await signIn('/docs/')
    await watchForGates()
    await follow('Far down in the handbook')
    const heading = page.getByRole('heading', {name: 'Far below'})
    await heading.waitFor()
    await expect
      .poll(() => heading.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(200)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500)
    expect(await whatWasSeen()).toEqual({untouched: true, gates: 0})
  })

  test('a page in React keeps its state, as any other', async () => {
    await signIn('/team')
    await hydrated()
    const button = page.getByRole('button', {name: 'Team counter'})
    await button.click()
    await page.getByRole('button', {name: 'Team counter 1'}).waitFor()
    expect(complaints).toEqual([])
  })

  test('a reader without the role is told so, and gets the page when the role is given', async () => {
    await signIn('/docs/')
    await watchForGates()
    await follow('To the payroll')
    await expectText(page, 'This page is not for your account')
    auth.user.roles = ['staff']
    await page.getByRole('button', {name: 'Try again'}).click()
    await expectText(page, 'Words of the payroll.')
    await page.reload()
    await expectText(page, 'Words of the payroll.')
  })

  test('a role that is taken away is refused at once, and signing out wipes the page', async () => {
    auth.user.roles = ['staff']
    await signIn('/docs/payroll')
    await expectText(page, 'Words of the payroll.')
    auth.user.roles = []
    await page.reload()
    await expectText(page, 'This page is not for your account')
    await open('/docs/handbook')
    await expectText(page, 'First words of the handbook.')
    await watchForGates()
    await page.getByRole('button', {name: 'Ada Lovelace'}).click()
    await page.getByRole('menuitem', {name: 'Sign out'}).click()
    await expectText(page, 'Sign in to read this page')
    expect(await page.content()).not.toContain('First words of the handbook.')
    expect((await whatWasSeen()).untouched).toBe(false)
  })

  describe('an attachment', () => {
    const download = async (use: (link: ReturnType<Page['getByRole']>) => Promise<unknown>) => {
      await signIn('/docs/handbook')
      await expectText(page, 'First words of the handbook.')
      await hydrated()
      const downloading = page.waitForEvent('download')
      await use(page.getByRole('link', {name: 'The whole plan'}))
      const saved = await downloading
      return {name: saved.suggestedFilename(), bytes: await readFile(await saved.path())}
    }

    test.each<[string, (link: ReturnType<Page['getByRole']>) => Promise<unknown>]>([
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
      await signIn('/docs/handbook')
      await expectText(page, 'First words of the handbook.')
      await hydrated()
      const opening = page.waitForEvent('popup')
      await page.getByRole('link', {name: 'the floor plan'}).click()
      const tab = await opening
      expect(tab.url()).toMatch(/^blob:http/)
      expect(await page.evaluate(async (url) => (await fetch(url)).text(), tab.url())).toBe(
        new TextDecoder().decode(pdf),
      )
    })
  })

  describe('a page that cannot be opened', () => {
    const loads = () => {
      const urls: string[] = []
      page.on('request', (request) => request.isNavigationRequest() && urls.push(request.url()))
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
      await page.route('**/*.sealed', answer)
      await signIn('/docs/')
      const navigations = loads()
      await follow('To the rota')
      await expectText(page, title)
      expect(navigations).toHaveLength(1)
      await page.unroute('**/*.sealed')
      await page.getByRole('button', {name: 'Try again'}).click()
      await expectText(page, 'Words of the rota.')
    })

    test('because the service has another key: one reload, then an explanation', async () => {
      auth.epoch = 'another'
      const navigations = loads()
      await signIn('/docs/rota')
      await expectText(page, 'No key fits this page')
      expect(navigations.filter((url) => url.endsWith('/docs/rota'))).toHaveLength(2)
      auth.epoch = undefined
      await page.getByRole('button', {name: 'Try again'}).click()
      await expectText(page, 'Words of the rota.')
    })

    test('because the Content-Security-Policy forbids it: the page and the console say what to do', async () => {
      server.headers['content-security-policy'] = "script-src 'self' 'unsafe-inline'"
      await signIn('/docs/rota')
      await expectText(page, 'A rule of this site keeps the page closed')
      delete server.headers['content-security-policy']
      expect(complaints.join()).toContain('Add blob: to its script-src')
      expect(await page.content()).not.toContain('Words of the rota.')
    })
  })

  // Nothing in it depends on the bundler, and building a second time takes webpack long.
  test.runIf(bundler === 'rspack')(
    'a tab that was open while the site was published in a new epoch goes on without the reader noticing',
    async () => {
      await signIn('/docs/')
      await watchForGates()
      await publish({epoch: '2'})
      await follow('To the rota')
      await expectText(page, 'Words of the rota.')
      expect((await whatWasSeen()).untouched).toBe(false)
    },
  )
})

/** One bit of the ciphertext is another. */
async function tamper(route: Route) {
  const response = await route.fetch()
  const body = await response.body()
  body[body.length - 1] = ~(body.at(-1) ?? 0)
  await route.fulfill({response, body})
}
