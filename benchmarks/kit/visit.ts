import {setTimeout} from 'node:timers/promises'
import type {Browser, Page} from 'playwright-core'
import {type Line, withPage} from './page.ts'
import {type Recording, record} from './recorder.ts'

export interface Visit {
  /** Origin of the site. */
  site: string
  cookies: {name: string; value: string; url: string}[]
  line: Line
}

const watch = `(${record})()`

/** What a reader with a cold cache waits for when the page is opened from its address. */
export function hardLoad(browser: Browser, visit: Visit, path: string): Promise<Recording> {
  return withPage(browser, {...visit, watch}, async (page) => {
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
  return withPage(browser, {...visit, watch}, async (page) => {
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
