import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {type Built, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'

let browser: Browser
let auth: AuthService
let site: Site
let server: StaticServer
let built: Built

beforeAll(async () => {
  browser = await launchChromium()
  auth = await AuthService.start()
  const files = {
    'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n\nopenBody\n\n[Closed](./closed.mdx)\n',
    'docs/closed.mdx': '---\naccess: signed-in\n---\n\n# Closed\n\nsecretBody\n\n## secretHeading\n',
    // As the documentation of Docusaurus shows it: nothing of another Root survives.
    'src/theme/Root.js':
      'export default function Root({children}) {\n  return <div className="own-root">{children}</div>\n}\n',
    'src/theme/DocItem/index.js':
      'export default function DocItem({content: Content}) {\n  return <main className="own-doc-item"><Content /></main>\n}\n',
    'src/theme/NavbarItem/ComponentTypes.js':
      "import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes'\n\nexport default {...ComponentTypes, 'custom-own': () => <b className=\"own-item\" />}\n",
    'static/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  }
  site = await Site.create({files}, 'rspack')
  server = await serveStatic(join(site.dir, 'build'))
  await site.configure({
    url: server.url,
    favicon: 'icon.svg',
    themeConfig: {navbar: {items: [{type: 'custom-own', position: 'left'}]}},
    plugins: [withAuth({authUrl: auth.url})],
  })
  built = await site.build()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await auth?.stop()
  await site?.remove()
})

test('a site with its own Root, DocItem and navbar items builds, with its own and ours', () => {
  expect(built.exitCode, built.log).toBe(0)
  const html = built.output.get('docs/index.html')
  for (const part of ['own-root', 'own-doc-item', 'own-item', 'auth-navbar', 'openBody'])
    expect(html).toContain(part)
})

test('its protected pages are gated and leak nothing', () => {
  expect(built.output.get('docs/closed/index.html')).toContain('auth-gate')
  for (const secret of ['secretBody', 'secretHeading'])
    expect([...built.output].filter(([, content]) => content.includes(secret)).map(([file]) => file)).toEqual(
      [],
    )
})

test('its readers open them, by their address and by a link', async () => {
  const {page, complaints} = await openPage(browser)
  await page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(`${server.url}/docs/closed`)}`)
  await expectText(page, 'secretBody')
  await page.goto(`${server.url}/docs/`)
  await page.locator('html[data-has-hydrated=true]').waitFor({state: 'attached'})
  await page.locator('main').getByRole('link', {name: 'Closed'}).click()
  await expectText(page, 'secretBody')
  expect(await page.locator('.own-root .own-doc-item').count()).toBe(1)
  expect(complaints).toEqual([])
})

test('its translators are handed every text of ours', async () => {
  const {exitCode, log} = await site.run('write-translations')
  expect(exitCode, log).toBe(0)
  expect(log).not.toContain('[WARNING]')
  const found = JSON.parse(await readFile(join(site.dir, 'i18n/en/code.json'), 'utf8'))
  const ours = JSON.parse(
    await readFile(new URL('../../locales/en/docusaurus-plugin-auth.json', import.meta.url), 'utf8'),
  )
  const texts = Object.keys(ours).filter((key) => !key.endsWith('___DESCRIPTION'))
  expect(Object.keys(found)).toEqual(expect.arrayContaining(texts))
})
