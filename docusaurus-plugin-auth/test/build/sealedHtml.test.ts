import {createHash} from 'node:crypto'
import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {type Built, bundlers, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'
import {picture, reading, rules} from './fixtures/reading.js'
import {type Seen, waitForEver, watch, whatWasSeen} from './support/watch.js'

const KEYS = '/api/auth/docs/keys'

const pages = [
  ['a doc', '/docs/handbook', 'First words of the handbook.', 'Handbook | Fixture'],
  ['a long doc', '/docs/long', 'First words of the long page.', 'Long | Fixture'],
  ['a blog post', '/blog/2025/01/02/post', 'First words of the post.', 'Post | Fixture'],
  ['a page in MDX', '/about', 'First words about us.', 'About us | Fixture'],
  ['a page in React', '/team', 'First words of the team.', 'Our team | Fixture'],
] as const

describe.each(bundlers)('sealed HTML of a site built with %s', (bundler) => {
  let browser: Browser
  let auth: AuthService
  let site: Site
  let server: StaticServer
  let built: Built
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await launchChromium()
    auth = await AuthService.start()
    site = await Site.create({files: reading}, bundler)
    server = await serveStatic(join(site.dir, 'build'), {baseUrl: '/base/'})
    await site.configure({
      ...{url: server.url, baseUrl: '/base/', onBrokenLinks: 'throw', onBrokenAnchors: 'throw'},
      presets: [['classic', {}]],
      plugins: [withAuth({authUrl: auth.url, rules})],
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
    Object.assign(auth, {state: 'up', sessionsEnded: false, epoch: undefined})
    auth.user.roles = ['staff']
    auth.requests.length = 0
    server.requests.length = 0
    server.headers = {}
    ;({page, complaints} = await openPage(browser))
  })
  afterEach(async () => {
    await page.context().close()
  })

  const html = (path: string) => built.output.get(`${path.slice(1)}/index.html`) ?? expect.fail(path)
  const open = (path: string) => page.goto(`${server.url}/base${path}`)
  /** Signed in, so the next page that is opened is a reader's. */
  const signIn = async () => {
    const asked = page.waitForResponse((response) => response.url().startsWith(`${auth.url}/api/auth/`))
    await page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(`${server.url}/base/`)}`)
    await page.locator('html[data-has-hydrated=true]').waitFor({state: 'attached'})
    await asked
    auth.requests.length = 0
    server.requests.length = 0
  }
  const hydrated = () => page.locator('html[data-has-hydrated=true]').waitFor({state: 'attached'})

  test.each(pages)(
    '%s shows its text before React, which takes over the very same nodes',
    async (_, path, text, title) => {
      await signIn()
      await watch(page, text)
      await waitForEver(page)
      await open(path)
      await expectText(page, text)
      await hydrated()
      const seen: Seen = await whatWasSeen(page)
      expect(seen).toEqual({
        text: {title, ownedByReact: false},
        now: {sameNode: true, ownedByReact: true, gates: 0},
        framesWithStub: 0,
        layoutShift: 0,
      })
      expect(await page.title()).toBe(title)
      expect(auth.requests).toEqual([`GET ${KEYS}`])
      expect(complaints).toEqual([])
    },
  )

  test('the check above would notice a document that React has to throw away', async () => {
    await signIn()
    await waitForEver(page)
    await watch(page, 'First words of the handbook.')
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const {node} = window.notes
        if (node?.textContent?.startsWith('First')) node.textContent = 'Other words.'
      }).observe(document, {subtree: true, childList: true})
    })
    await open('/docs/handbook')
    await hydrated()
    await expect.poll(() => complaints.join()).toMatch(/#418/)
    expect((await whatWasSeen(page)).now.sameNode).toBe(false)
  })

  test('the text is there without any script of the site', async () => {
    await signIn()
    await waitForEver(page)
    await page.route(/\/assets\/js\/[^/]+\.js$/, (route) => route.abort())
    for (const [, path, text] of pages) {
      await open(path)
      await expectText(page, text)
    }
  })

  test('everything on the page lives: tabs, buttons, table of contents, state', async () => {
    await signIn()
    await open('/docs/handbook')
    await hydrated()
    await page.getByRole('tab', {name: 'Evenings'}).click()
    await expectText(page, 'Lights out.')
    await page.context().grantPermissions(['clipboard-write'])
    await page.getByRole('button', {name: 'Copy code to clipboard'}).click({force: true})
    await page.getByRole('button', {name: 'Copied'}).waitFor({state: 'attached'})
    await page.locator('.table-of-contents').getByRole('link', {name: 'Far below'}).click()
    await page.locator('.table-of-contents__link--active', {hasText: 'Far below'}).waitFor()
    await open('/team')
    await hydrated()
    await page.getByRole('button', {name: 'Team counter 0'}).click()
    await page.getByRole('button', {name: 'Team counter 1'}).waitFor()
    expect(complaints).toEqual([])
  })

  test('pictures and files have their bytes, and the place they need from the beginning', async () => {
    await signIn()
    await open('/docs/handbook')
    await hydrated()
    const image = page.getByRole('img', {name: 'The plan'})
    await expect
      .poll(() =>
        image.evaluate(({naturalWidth, naturalHeight}: HTMLImageElement) => ({naturalWidth, naturalHeight})),
      )
      .toEqual({naturalWidth: picture.width, naturalHeight: picture.height})
    expect(await image.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
    expect(await page.getByRole('link', {name: 'The plan as a file'}).getAttribute('href')).toMatch(
      /^data:.*;base64,/,
    )
    expect(await page.locator('[data-auth-fill]').count()).toBe(0)
    expect([...built.output.keys()].filter((file) => /plan/.test(file))).toEqual([])
  })

  test('an address with an anchor leads to the heading', async () => {
    await signIn()
    await open('/docs/handbook#far-below')
    const heading = page.getByRole('heading', {name: 'Far below'})
    await expect
      .poll(() => heading.evaluate((node) => Math.round(node.getBoundingClientRect().top)))
      .toBeLessThan(200)
    await hydrated()
    expect(await heading.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(200)
  })

  test('an anchor that is none is no obstacle', async () => {
    await signIn()
    await waitForEver(page)
    await watch(page, 'First words about us.')
    await open('/about#%E0')
    await hydrated()
    expect((await whatWasSeen(page)).now).toEqual({sameNode: true, ownedByReact: true, gates: 0})
  })

  test('a visitor causes no request and meets the stub', async () => {
    await open('/docs/handbook')
    await expectText(page, 'Sign in to read this page')
    await hydrated()
    expect(auth.requests).toEqual([])
    expect(server.requests.filter((path) => path.endsWith('.sealed'))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('a hint that is not true any more leads to the stub', async () => {
    await signIn()
    auth.sessionsEnded = true
    await open('/docs/handbook')
    await expectText(page, 'Sign in to read this page')
    await hydrated()
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([])
  })

  test('a reader without the role meets the stub', async () => {
    auth.user.roles = []
    await signIn()
    await open('/docs/long')
    await expectText(page, 'This page is not for your account')
    expect(complaints).toEqual([])
  })

  test('a page inside of another one opens to its own readers only', async () => {
    auth.user.roles = []
    await signIn()
    await watch(page, 'First words of the inner page.')
    await open('/docs/outer')
    await expectText(page, 'First words of the outer page.')
    await expectText(page, 'This page is not for your account')
    expect((await whatWasSeen(page)).text).toBeNull()
    auth.user.roles = ['staff']
    await open('/docs/outer')
    await expectText(page, 'First words of the inner page.')
    expect(complaints).toEqual([])
  })

  test('while the service is slow the site works, and the text comes when it answers', async () => {
    await signIn()
    const release = auth.hold(KEYS)
    await open('/docs/handbook')
    await hydrated()
    await page.locator('.auth-opening').first().waitFor()
    await page.getByRole('link', {name: 'Welcome'}).first().waitFor()
    release()
    await expectText(page, 'First words of the handbook.')
    expect(complaints).toEqual([])
  })

  test('the scripts of the site wait for the text', async () => {
    await signIn()
    await waitForEver(page)
    const release = auth.hold(KEYS)
    await open('/docs/handbook')
    await page.locator('script[type="text/plain"]').first().waitFor({state: 'attached'})
    expect(await page.evaluate("'docusaurus' in window")).toBe(false)
    release()
    await expectText(page, 'First words of the handbook.')
    await hydrated()
    expect(complaints).toEqual([])
  })

  test.each(['closed', 'failing'] as const)(
    'a page of a service that is away (%s) boots and says so',
    async (state) => {
      await signIn()
      auth.state = state
      await open('/docs/handbook')
      await expectText(page, 'The sign-in service does not answer')
      await hydrated()
    },
  )

  test('keys of an older secret open a page that was built before it was changed', async () => {
    await signIn()
    await waitForEver(page)
    const [secret = ''] = auth.secrets
    auth.secrets = ['the secret of tomorrow, which nothing is sealed with', secret]
    await page.route(/\/assets\/js\/[^/]+\.js$/, (route) => route.abort())
    await open('/docs/handbook')
    await expectText(page, 'First words of the handbook.')
    auth.secrets = [secret]
  })

  test('keys of another epoch open nothing, and the site boots', async () => {
    await signIn()
    auth.epoch = 'another'
    await watch(page, 'First words of the handbook.')
    await open('/docs/handbook')
    await hydrated()
    expect((await whatWasSeen(page)).text).toBeNull()
  })

  test('the script is the same on all sealed pages, and on no other', () => {
    const scripts = pages.map(([, path]) => inlineScripts(html(path)).filter(isEarly))
    expect(scripts.map(({length}) => length)).toEqual(pages.map(() => 1))
    expect(new Set(scripts.flat()).size).toBe(1)
    const open = [...built.output].filter(
      ([file, text]) => file.endsWith('.html') && inlineScripts(text).some(isEarly),
    )
    const paths = [...pages.map(([, path]) => path), '/docs/outer', '/docs/inner']
    expect(open.map(([file]) => file).sort()).toEqual(
      paths.map((path) => `${path.slice(1)}/index.html`).sort(),
    )
  })

  test('a policy that admits the inline scripts by their hashes is kept to', async () => {
    await signIn()
    await waitForEver(page)
    server.headers = policy(auth.url, inlineScripts(html('/docs/handbook')))
    await watch(page, 'First words of the handbook.')
    await open('/docs/handbook')
    await hydrated()
    expect((await whatWasSeen(page)).now.sameNode).toBe(true)
    expect(complaints).toEqual([])
  })

  test('a page whose head script is blocked shows the stub, boots, and opens', async () => {
    await signIn()
    server.headers = policy(
      auth.url,
      inlineScripts(html('/docs/handbook')).filter((script) => !isEarly(script)),
    )
    await watch(page, 'First words of the handbook.')
    const release = auth.hold(KEYS)
    await open('/docs/handbook')
    await page.waitForFunction(() => window.notes.framesWithStub > 0)
    release()
    await expectText(page, 'First words of the handbook.')
    expect((await whatWasSeen(page)).text?.ownedByReact).toBe(true)
    expect(complaints).toEqual([expect.stringContaining('violates the following Content Security Policy')])
  })

  test('every script of the site is asked for once, and runs once, whenever the browser tells of it', async () => {
    await signIn()
    server.headers = {'cache-control': 'no-store'}
    const main = () => server.requests.filter((path) => /\/main\.[^/]+\.js$/.test(path)).length
    await open('/docs/handbook')
    await hydrated()
    expect(main()).toBe(1)
    // As in a browser that lets the parser look at a script before it tells observers of it.
    await page.addInitScript(() => {
      const Real = MutationObserver
      window.MutationObserver = class extends Real {
        constructor(callback: MutationCallback) {
          super((...args) => setTimeout(() => callback(...args)))
        }
      }
      Object.assign(window, {runs: 0})
      Object.defineProperty(window, 'docusaurus', {
        configurable: true,
        set(value) {
          Object.assign(window, {runs: (window as never as {runs: number}).runs + 1})
          Object.defineProperty(window, 'docusaurus', {value, writable: true})
        },
      })
    })
    await open('/docs/long')
    await hydrated()
    await page.waitForLoadState('load')
    await expectText(page, 'First words of the long page.')
    expect(await page.evaluate('runs')).toBe(1)
    expect(complaints).toEqual([])
  })
})

const inlineScripts = (html: string) =>
  [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script)

const isEarly = (script: string) => /__docusaurusAuth\b/.test(script)

/** Admits the given inline scripts and what the site needs. */
function policy(authUrl: string, scripts: string[]) {
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script, 'latin1').digest('base64')}'`,
  )
  const directives = [
    "default-src 'none'",
    `script-src 'self' blob: ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${authUrl}`,
  ]
  return {'content-security-policy': directives.join('; ')}
}
