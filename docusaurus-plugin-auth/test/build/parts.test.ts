import {join} from 'node:path'
import {simpleHash} from '@docusaurus/utils'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {STEM} from '../canary/canary.js'
import {namesOf, scan} from '../canary/scan/scan.js'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {manifestOf, openSealed} from '../support/sealed.js'
import {type Built, bundlers, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'
import {partsSite} from './fixtures/parts.js'

const PAGE = '/base/docs/next/positions'

/** Every marker of the fixture; those in comments and its picture are no part of any script. */
const markers = [
  ...new Set(
    Object.values(partsSite.files).flatMap((content) =>
      [...String(content).matchAll(new RegExp(`${STEM}(\\w+)`, 'g'))].map(([, name = '']) => name),
    ),
  ),
]
const ofScripts = markers.filter((name) => !/Comment|ImageBytes/.test(name))

describe.each(bundlers)('sealed parts of pages, built with %s', (bundler) => {
  let browser: Browser
  let auth: AuthService
  let site: Site
  let server: StaticServer
  let built: Built

  beforeAll(async () => {
    auth = await AuthService.start()
    site = await Site.create({files: partsSite.files}, bundler)
    server = await serveStatic(join(site.dir, 'build'), {baseUrl: '/base/'})
    const config = {...partsSite.config, url: server.url, plugins: [withAuth({authUrl: auth.url})]}
    await site.configure(config)
    built = await site.build()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })

  const html = (path: string) => built.output.get(path) ?? expect.fail(`${path} was not built`)

  describe('the public build', () => {
    test('is made without complaint, also about links to headings of parts', () => {
      expect(built.log).not.toContain('[WARNING]')
      expect(built.exitCode, built.log).toBe(0)
    })

    test('holds no word of them, whatever its form', () => {
      expect(markers.length).toBeGreaterThan(30)
      expect(scan(built.output)).toEqual([])
    })

    test('holds everything else', () => {
      for (const word of [
        'Lead',
        'Heading',
        'Item',
        'Footnote',
        'Tab',
        'Summary',
        'CodeSample',
        'Shared',
        'End',
      ]) {
        expect(html('docs/next/positions/index.html')).toContain(`open${word}`)
      }
      expect(html('docs/next/windows/index.html')).toContain('openWindows')
      expect(html('mixed/index.html')).toContain('openPage')
      expect(html('fr/docs/next/windows/index.html')).toContain('openFrench')
    })

    test('takes descriptions, previews, feeds and reading time from the rest', () => {
      const description = /<meta[^>]* name="?description"?[^>]*content="([^"]+)/
      expect(description.exec(html('docs/next/positions/index.html'))?.[1]).toMatch(
        /^openLead is the excerpt/,
      )
      const list = html('blog/index.html')
      expect(list).toContain('openPostLead')
      expect(list).not.toContain('openPostEnd')
      expect(html('blog/mixed/index.html')).toContain('openPostEnd')
      expect(html('blog/mixed/index.html')).toContain('One min read')
      expect(html('blog/feed.json')).toContain('openPostEnd')
    })

    test('carries what opens parts where there are parts, and not in the script of every page', () => {
      const holding = [...built.output.keys()].filter(
        (file) => file.endsWith('.js') && html(file).includes('auth-part__notice'),
      )
      expect(holding.length).toBeGreaterThan(0)
      expect(holding.filter((file) => /\/(main|runtime~main)\./.test(file))).toEqual([])
    })

    test('lists only public headings in the table of contents', () => {
      const toc = /<ul class="[^"]*table-of-contents.*?<\/ul>\s*<\/div>/s.exec(
        html('docs/next/positions/index.html'),
      )?.[0]
      expect(toc?.match(/open\w+/g)?.filter((word, at, all) => all.indexOf(word) === at)).toEqual(
        expect.arrayContaining(['openHeading', 'openPartialHeading']),
      )
    })
  })

  describe('what is sealed', () => {
    test('is all there, and each part has what it uses and no more', async () => {
      const manifest = manifestOf(site.dir)
      const scripts = await openSealed(join(site.dir, 'build'), manifest)
      const french = await openSealed(join(site.dir, 'build/fr'), manifestOf(site.dir, 'fr'))
      expect(namesOf(scan([...scripts, ...french]))).toEqual(expect.arrayContaining(ofScripts))

      const heldFor = (access: string) =>
        namesOf(scan([...scripts].filter(([name]) => manifest.chunks[name]?.access === access)))
      expect(heldFor('signed-in').filter((name) => name.startsWith('Staff'))).toEqual([])
      expect(heldFor('staff').filter((name) => name.startsWith('Member'))).toEqual([])
      expect(heldFor('partner+staff')).toEqual(['EitherInline', 'StaffJs'])
    })

    test('is named after the id that its author gave it, wherever it stands, and else after its number', () => {
      const nameOf = (part: string) => `sealed-${simpleHash(`@site/docs/${part}`, 8)}`
      const names = Object.keys(manifestOf(site.dir).chunks)
      expect(names).toContain(nameOf('positions.mdx#lead'))
      expect(names).toContain(nameOf('inner.mdx#1'))
    })
  })

  describe('in the browser', () => {
    beforeEach(() => {
      auth.state = 'up'
      auth.sessionsEnded = false
      auth.user.roles = []
      auth.requests.length = 0
    })

    const arrive = (page: Page, path = PAGE) =>
      page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(server.url + path)}`)

    test('a visitor sees the rest, and the way to sign in that leads back here, and costs no request', async () => {
      const {page, complaints} = await openPage(browser)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(server.url + PAGE)
      await expectText(page, 'This part is for members. Sign in to read it')
      await expectText(page, 'openLead')
      const link = page.getByRole('link', {name: 'Sign in to read this part'}).first()
      await link.hover()
      await link.dispatchEvent('pointerdown')
      expect(new URL((await link.getAttribute('href')) ?? '').searchParams.get('callbackUrl')).toBe(
        server.url + PAGE,
      )
      expect(auth.requests).toEqual([])
      expect(asked.filter((url) => url.endsWith('.sealed'))).toEqual([])
      expect(complaints).toEqual([])
    })

    test('a member reads what is for members, in its place, and is told what is not', async () => {
      const {page, complaints} = await openPage(browser)
      await arrive(page)
      for (const word of ['Lead', 'Heading', 'Body', 'Footnote', 'Line', 'Note', 'Bold', 'Js']) {
        await expectText(page, `${STEM}Member${word}`)
      }
      await expectText(page, `${STEM}PartialText openProp`)
      await expectText(page, 'This part is only for readers with this role: staff.')
      await expectText(page, 'only for partner or staff')
      const picture = page.locator(`img[alt="${STEM}MemberAlt"]`)
      expect(
        await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).toBe(80)
      await page.getByRole('tab', {name: 'Two'}).click()
      await expectText(page, `${STEM}MemberTab`)
      expect(await page.getByText(`${STEM}Staff`).count()).toBe(0)
      expect(auth.count('/api/auth/docs/keys')).toBe(1)
      // Paragraphs do not stand in paragraphs, nor lists in cells: browsers would move them.
      expect(await page.locator('p p, p div, p ul, span p, span ul, a a').count()).toBe(0)
      expect(complaints).toEqual([])
    })

    test('a reader with the role reads all of it, also code, cells and what goes on over two lines', async () => {
      auth.user.roles = ['staff']
      const {page, complaints} = await openPage(browser)
      await arrive(page)
      await expectText(page, `${STEM}StaffListItem`)
      await expectText(page, `Within a sentence 1. ${STEM}EitherInline and more ${STEM}StaffJs it goes on.`)
      expect(await page.locator('td code').textContent()).toBe(`${STEM}StaffCell a|b`)
      const code = page.locator('li pre').filter({hasText: 'StaffCode'})
      // biome-ignore lint/performance/useDomNodeTextContent: the lines of a code block are told apart by what is rendered
      expect((await code.innerText()).replace(/\n+/g, '\n').trim()).toBe(
        `const ${STEM}StaffCode = {\n  deep: 1,\n}`,
      )
      await page.goto(`${server.url}/base/docs/next/inner`)
      await expectText(page, `${STEM}InnerPart`)
      await expectText(page, `${STEM}InnerSame`)
      expect(complaints).toEqual([])
    })

    test('a part is there at once after a click on a link, and is gone with its reader', async () => {
      const {page} = await openPage(browser)
      await arrive(page, '/base/docs/next')
      await page.getByRole('link', {name: 'Positions'}).first().click()
      await expectText(page, `${STEM}MemberBody`)
      await page.goto(`${server.url}/base/mixed`)
      await expectText(page, `${STEM}PagePart`)
      await page.getByRole('button', {name: 'Ada Lovelace'}).click()
      await page.getByRole('menuitem', {name: 'Sign out'}).click()
      await expectText(page, 'This part is for members. Sign in to read it')
      expect(await page.content()).not.toContain(STEM)
    })

    test('while the service is away it says so, and opens when it is back', async () => {
      const {page} = await openPage(browser)
      await arrive(page, '/base/docs/next')
      await expectText(page, 'openWelcome')
      auth.state = 'failing'
      await page.evaluate(() => localStorage.clear())
      await page.goto(`${server.url}/base/mixed`)
      await expectText(page, 'the sign-in service does not answer')
      auth.state = 'up'
      await page.getByRole('button', {name: 'Try again'}).press('Enter')
      await expectText(page, `${STEM}PagePart`)
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('auth-part')
    })
  })
})
