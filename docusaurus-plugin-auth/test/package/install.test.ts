import {rm} from 'node:fs/promises'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'
import {ClassicSite} from './classicSite.js'
import {makeWorkDir, packPlugin} from './tarball.js'

let workDir: string
let site: ClassicSite
let auth: AuthService
let browser: Browser

beforeAll(async () => {
  workDir = await makeWorkDir()
  const {tarball} = await packPlugin(workDir)
  site = await ClassicSite.create(workDir, tarball)
  auth = await AuthService.start()
  await site.addPlugin({authUrl: auth.url}, 'docs/tutorial-basics/congratulations.mdx')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await auth?.stop()
  await rm(workDir, {recursive: true, force: true})
})

test('the test kit runs: a fake service, and cookies made for it', async () => {
  const printed = await site.runModule(`
    import {authFixtures} from 'docusaurus-plugin-auth/testing/playwright'
    import {FakeAuthService, readerCookies} from 'docusaurus-plugin-auth/testing/server'

    const service = await FakeAuthService.start()
    const jar = []
    const context = {addCookies: async (cookies) => jar.push(...cookies.map(({name, value}) => name + '=' + value))}
    const {signedIn} = authFixtures((reader) => readerCookies(service.url, reader))
    await signedIn({context}, (signIn) => signIn({name: 'Ada'}))
    const answer = await fetch(service.url + '/api/auth/get-session', {headers: {cookie: jar.join('; ')}})
    console.log((await answer.json()).user.name)
    await service.stop()
  `)
  expect(printed).toBe('Ada')
})

test('what may be swizzled can be wrapped, in TypeScript', async () => {
  await site.useOptionTypes()
  await site.useTestKit()
  await site.wrap('AuthGate')
  await site.typecheck()
})

describe.each(['rspack', 'webpack'] as const)(
  'a new classic site with one entry in plugins, built with %s',
  (bundler) => {
    let server: StaticServer
    beforeAll(async () => {
      server = await serveStatic(site.outDir(bundler))
      await site.build(bundler, server.url)
    })
    afterAll(() => server?.stop())

    const protectedText = 'You have just learned'
    const path = '/docs/tutorial-basics/congratulations'

    test('a visitor sees the navbar item and the gate, and asks the service nothing', async () => {
      const {page, complaints} = await openPage(browser)
      const asked = auth.requests.length
      await page.goto(server.url)
      await page.locator('.navbar').getByRole('link', {name: 'Sign in'}).waitFor()
      await page.goto(server.url + path)
      await expectText(page, 'Sign in to read this page')
      expect(await page.getByText(protectedText).count()).toBe(0)
      expect(auth.requests.slice(asked)).toEqual([])
      expect(complaints).toEqual([])
    })

    test('signing in leads back to the very page, which is open now', async () => {
      const {page, complaints} = await openPage(browser)
      await page.goto(`${server.url + path}#whats-next`)
      await page.locator('main').getByRole('link', {name: 'Sign in'}).click()
      await expectText(page, protectedText)
      expect(page.url()).toBe(`${server.url + path}#whats-next`)
      await page.locator('.navbar').getByRole('button', {name: 'Ada Lovelace'}).waitFor()
      expect(await page.locator('.navbar').getByRole('link', {name: 'Sign in'}).isVisible()).toBe(false)

      await page.goto(`${server.url}/docs/intro`)
      await page.locator('.menu').getByText('Tutorial - Basics').click()
      await page.locator('.menu').getByText('Congratulations!').click()
      await expectText(page, protectedText)
      expect(complaints).toEqual([])
    })
  },
)
