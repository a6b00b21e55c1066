import {setTimeout} from 'node:timers/promises'
import type {Browser, Page} from 'playwright-core'
import {type Recording, record} from './recorder.ts'

export interface Line {
  name: string
  /** Milliseconds there and back, kilobits per second, and by how much the processor is slowed down. */
  network?: {latency: number; kilobits: number}
  cpu?: number
}

export const LOOPBACK: Line = {name: 'loopback'}
/** What Lighthouse calls a slow connection and a mid-range phone. */
export const SLOW: Line = {name: 'slow line', network: {latency: 150, kilobits: 1_600}, cpu: 4}

export interface Visit {
  /** Origin of the site. */
  site: string
  cookies: {name: string; value: string; url: string}[]
  line: Line
}

/** What a reader with a cold cache waits for when the page is opened from its address. */
export function hardLoad(browser: Browser, visit: Visit, path: string): Promise<Recording> {
  return withPage(browser, visit, async (page) => {
    await page.goto(visit.site + path)
    return read(page)
  })
}

/** The same when the page is reached by a link on another page of the site, which has come to rest. */
export function navigation(
  browser: Browser,
  visit: Visit,
  {from, to, hover}: {from: string; to: string; hover: boolean},
): Promise<Recording> {
  return withPage(browser, visit, async (page) => {
    await page.goto(visit.site + from)
    await atRest(page)
    const link = page.locator(`main a[href="${to}"]`).first()
    if (hover) {
      await link.hover()
      await atRest(page)
    }
    await page.evaluate(() => window.benchmark.begin())
    await link.evaluate((element: HTMLElement) => element.click())
    return read(page)
  })
}

async function read(page: Page): Promise<Recording> {
  await page.waitForFunction(() => window.benchmark.isDone(), undefined, {timeout: 60_000, polling: 100})
  await atRest(page)
  return page.evaluate(() => window.benchmark.recording())
}

/** When nothing new has been loaded for half a second. Playwright's `networkidle` comes once in the life of a document. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  for (let [before, now] = [-1, 0]; before !== now; ) {
    before = now
    await setTimeout(500)
    now = await page.evaluate(() => performance.getEntriesByType('resource').length)
  }
}

/** A context of its own for each visit: no cache, no storage, nothing learned. */
async function withPage<Result>(
  browser: Browser,
  {cookies, line}: Visit,
  visit: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}})
  try {
    await context.addCookies(cookies)
    // tsx wraps inner functions in a helper of that name, which the page does not have.
    await context.addInitScript(`globalThis.__name = (named) => named; (${record})()`)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    await slowDown(page, line)
    const result = await visit(page)
    // A page that fails is fast, and would be praised for it.
    if (problems.length > 0) throw new Error(`${page.url()} complained:\n${problems.join('\n')}`)
    return result
  } finally {
    await context.close()
  }
}

async function slowDown(page: Page, {network, cpu}: Line): Promise<void> {
  const client = await page.context().newCDPSession(page)
  if (network) {
    await client.send('Network.enable')
    const bytesPerSecond = (network.kilobits * 1024) / 8
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    })
  }
  if (cpu) await client.send('Emulation.setCPUThrottlingRate', {rate: cpu})
}
