import {mkdirSync} from 'node:fs'
import {setTimeout} from 'node:timers/promises'
import type {Browser, BrowserContext, BrowserContextOptions} from 'playwright-core'
import {noteTraffic} from '../../scripts/traces/browser.ts'
import {screenshotsDir} from './paths.ts'

/** One reader's browser profile: it remembers what it asked for, and what went wrong in its pages. */
export interface Profile {
  context: BrowserContext
  /** Each request its pages have made, as `GET https://docs.example.test/path`. */
  requests: string[]
  /** Messages that this story provokes. Any other console error or uncaught exception fails the test. */
  allow(message: RegExp): void
  /** @throws {Error} with every message that was not allowed */
  assertQuiet(): void
  screenshot(name: string): Promise<void>
  close(): Promise<void>
}

/** How long anything may take, in milliseconds. It ends a wait that is in vain; a busy machine takes its time for the others. */
const PATIENCE = 30_000

export async function openProfile(browser: Browser, options: BrowserContextOptions = {}): Promise<Profile> {
  const context = await browser.newContext({
    viewport: {width: 1280, height: 800},
    locale: 'en-US',
    ...options,
  })
  noteTraffic(context)
  context.setDefaultTimeout(PATIENCE)
  const requests: string[] = []
  const complaints: string[] = []
  const allowed: RegExp[] = []

  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`)
  })

  return {
    context,
    requests,
    allow: (message) => void allowed.push(message),
    assertQuiet() {
      const wrong = complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)))
      if (wrong.length > 0) throw new Error(`The pages complained:\n${wrong.join('\n')}`)
    },
    async screenshot(name) {
      mkdirSync(screenshotsDir, {recursive: true})
      for (const [index, page] of context.pages().entries()) {
        const path = `${screenshotsDir}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${index + 1}.png`
        await page.screenshot({path, timeout: 5_000}).catch(() => {})
      }
    },
    async close() {
      // Chromium may never be done with a profile one of whose pages is just going to another address. The test has had its
      // verdict by then, and what is left of the profile goes with the browser.
      await Promise.race([context.close(), setTimeout(5_000, undefined, {ref: false})])
    },
  }
}
