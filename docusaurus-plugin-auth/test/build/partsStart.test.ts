import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {bundlers, type DevServer, Site, withAuth} from '../support/site.js'

const doc = (...body: string[]) => `---\ntitle: Prices\n---\n\n${body.join('\n\n')}\n`
const sealed = (text: string, access = 'signed-in') => `<Sealed access="${access}">\n\n${text}\n\n</Sealed>`

describe.each(bundlers)('sealed parts in docusaurus start with %s', (bundler) => {
  let browser: Browser
  let auth: AuthService
  let site: Site
  let server: DevServer

  beforeAll(async () => {
    browser = await launchChromium()
    auth = await AuthService.start()
    const files = {
      'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n\n[Prices](./prices.mdx)\n',
      'docs/prices.mdx': doc('For everybody.', sealed('First words.')),
    }
    site = await Site.create({files, config: {plugins: [withAuth({authUrl: auth.url})]}}, bundler)
    site.env = {AUTH_CONTENT_SECRET: undefined}
    server = await site.start()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })

  test('the same doors as in a build, without a secret; edits show without a reload', async () => {
    const {page} = await openPage(browser)
    await page.goto(`${server.url}/docs/prices`)
    await expectText(page, 'This part is for members.')
    expect(await page.getByText('First words.').count()).toBe(0)

    await page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(`${server.url}/docs/prices`)}`)
    await expectText(page, 'First words.')
    await page.evaluate(() => Object.assign(window, {untouched: true}))

    // The text of a part.
    await site.write({'docs/prices.mdx': doc('For everybody.', sealed('Second words.'))})
    await expectText(page, 'Second words.')
    expect(await page.getByText('First words.').count()).toBe(0)
    // The public text around it.
    await site.write({'docs/prices.mdx': doc('For all of you.', sealed('Second words.'))})
    await expectText(page, 'For all of you.')
    await expectText(page, 'Second words.')
    // One more part, before the other.
    await site.write({
      'docs/prices.mdx': doc(sealed('Third words.'), 'For all of you.', sealed('Second words.')),
    })
    await expectText(page, 'Third words.')
    await expectText(page, 'Second words.')
    // Other readers.
    await site.write({
      'docs/prices.mdx': doc(sealed('Third words.', 'staff'), 'For all of you.', sealed('Second words.')),
    })
    await expectText(page, 'This part is only for readers with this role: staff.')
    expect(await page.getByText('Third words.').count()).toBe(0)
    await expectText(page, 'Second words.')
    // None.
    await site.write({'docs/prices.mdx': doc('For all again.')})
    await expectText(page, 'For all again.')
    await page.getByText('Second words.').waitFor({state: 'detached'})
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true)
  })

  test('a mistake is told, and its correction shows', async () => {
    const {page} = await openPage(browser)
    await page.goto(`${server.url}/docs/prices`)
    await expectText(page, 'For all again.')
    await site.write({'docs/prices.mdx': doc('> <Sealed access="staff">Unsealed words.</Sealed>')})
    await page
      .frameLocator('#webpack-dev-server-client-overlay, #rspack-dev-server-client-overlay')
      .getByText('docs/prices.mdx:5: <Sealed> cannot stand in a blockquote')
      .first()
      .waitFor()
    expect(await page.getByText('Unsealed words.').count()).toBe(0)
    await site.write({'docs/prices.mdx': doc('Corrected.')})
    await expectText(page, 'Corrected.')
  })
})
