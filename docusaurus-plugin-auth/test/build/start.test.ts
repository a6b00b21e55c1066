import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {bundlers, type DevServer, Site, withAuth} from '../support/site.js'

const doc = (access: string, body: string) => `---\ntitle: Handbook\n${access}\n---\n\n${body}\n`

describe.each(bundlers)('docusaurus start with %s', (bundler) => {
  let browser: Browser
  let auth: AuthService
  let site: Site
  let server: DevServer

  beforeAll(async () => {
    browser = await launchChromium()
    auth = await AuthService.start()
    const files = {
      'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n\n[Handbook](./handbook.mdx)\n',
      'docs/handbook.mdx': doc('access: signed-in', 'First words.'),
      'docs/open.mdx': '# Open\n\nFor everybody.\n',
    }
    site = await Site.create({files, config: {plugins: [withAuth({authUrl: auth.url})]}}, bundler)
    server = await site.start()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })

  test('a visitor meets the gate, a reader the page, and an edit shows without a reload', async () => {
    const {page} = await openPage(browser)
    await page.goto(`${server.url}/docs/handbook`)
    await expectText(page, 'Sign in to read this page')
    expect(await page.getByText('First words.').count()).toBe(0)

    await page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(`${server.url}/docs/handbook`)}`)
    await expectText(page, 'First words.')
    await page.evaluate(() => Object.assign(window, {untouched: true}))
    await site.write({'docs/handbook.mdx': doc('access: signed-in', 'Second words.')})
    await expectText(page, 'Second words.')
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true)
  })

  test('protecting a page and opening it again works while the server runs', async () => {
    const {page} = await openPage(browser)
    await page.goto(`${server.url}/docs/open`)
    await expectText(page, 'For everybody.')
    await site.write({'docs/open.mdx': '---\naccess: staff\n---\n\n# Open\n\nFor few.\n'})
    await expectText(page, 'Sign in to read this page')
    await page.reload()
    await expectText(page, 'Sign in to read this page')
    expect(await page.getByText('For few.').count()).toBe(0)
    await site.write({'docs/open.mdx': '# Open\n\nFor all again.\n'})
    await expectText(page, 'For all again.')
  })
})
