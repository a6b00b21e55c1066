import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, expect} from 'vitest'
import {AuthService} from '../../support/authService.js'
import {launchChromium, openPage} from '../../support/browser.js'
import {type Built, type Bundler, Site, withAuth} from '../../support/site.js'
import {type StaticServer, serveStatic} from '../../support/staticServer.js'
import {handbook} from '../fixtures/handbook.js'

const rules = [{files: 'src/pages/team.jsx', access: 'signed-in'}]

/** The handbook as it is published below `/base/`, its auth service, and a reader's browser: one page for each test. */
export class HandbookSite {
  auth!: AuthService
  server!: StaticServer
  built!: Built
  page!: Page
  /** What the console of the page complains about. */
  complaints: string[] = []
  #site!: Site
  #browser!: Browser

  /** Takes part in the hooks of the `describe` that it is called in. */
  static publishedWith(bundler: Bundler): HandbookSite {
    const site = new HandbookSite()
    beforeAll(() => site.#begin(bundler))
    afterAll(() => site.#end())
    beforeEach(async () => {
      site.auth.user.roles = []
      site.auth.epoch = undefined
      delete site.server.headers['content-security-policy']
      await site.readWith(site.#browser)
    })
    afterEach(() => site.page.context().close())
    return site
  }

  /** Builds the site and puts it in the place of the one before. */
  async publish(options: Record<string, unknown> = {}): Promise<void> {
    const plugins = [withAuth({authUrl: this.auth.url, rules, ...options})]
    await this.#site.configure({url: this.server.url, baseUrl: '/base/', favicon: 'icon.svg', plugins})
    this.built = await this.#site.build()
    expect(this.built.exitCode, this.built.log).toBe(0)
  }

  async readWith(browser: Browser): Promise<void> {
    Object.assign(this, await openPage(browser))
  }

  open(path: string) {
    return this.page.goto(`${this.server.url}/base${path}`)
  }

  /** Signs in and comes back to a page. */
  signIn(path: string) {
    const back = encodeURIComponent(`${this.server.url}/base${path}`)
    return this.page.goto(`${this.auth.url}/signin?callbackUrl=${back}`)
  }

  follow(link: string) {
    return this.page.locator('main').getByRole('link', {name: link}).click()
  }

  /** Docusaurus says so when React has taken the page over: before that, a click is lost. */
  hydrated() {
    return this.page.locator('html[data-has-hydrated=true]').waitFor({state: 'attached'})
  }

  /** Counts from now on how often a gate is in the document, and whether it stays the same document. */
  async watchForGates(): Promise<void> {
    await this.hydrated()
    await this.page.evaluate(() => {
      const watched = Object.assign(window, {gates: 0})
      new MutationObserver(() => {
        if (document.querySelector('.auth-sealed')) watched.gates++
      }).observe(document, {subtree: true, childList: true})
    })
  }

  whatWasSeen(): Promise<{sameDocument: boolean; gates: number | undefined}> {
    return this.page.evaluate(() => {
      const {gates} = window as {gates?: number}
      return {sameDocument: gates !== undefined, gates}
    })
  }

  async #begin(bundler: Bundler) {
    this.#browser = await launchChromium()
    this.auth = await AuthService.start()
    this.#site = await Site.create({files: handbook}, bundler)
    this.server = await serveStatic(join(this.#site.dir, 'build'), {baseUrl: '/base/'})
    await this.publish()
  }

  async #end() {
    await this.#browser?.close()
    await this.server?.stop()
    await this.auth?.stop()
    await this.#site?.remove()
  }
}
