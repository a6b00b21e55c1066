import type {Browser, Page} from 'playwright-core'
import {type Line, LOOPBACK, type StorageState, withPage} from '../kit/page.ts'
import {type Contender, NEIGHBOUR} from './contenders.ts'
import {type NavbarRecording, recordNavbar} from './recorder.ts'
import {type Traffic, watchTraffic} from './traffic.ts'

export interface Visited {
  navbar: NavbarRecording
  load: Traffic
  /** Of one click on a link to another page, after the first page has come to rest; asked on loopback only. */
  navigation?: Traffic
}

/**
 * Opens the first page with a cold cache, waits until the navbar says what is true and everything is at rest, and goes on
 * to another page by a link.
 */
export function visit(
  browser: Browser,
  contender: Contender,
  line: Line,
  storage?: StorageState,
): Promise<Visited> {
  return withPage(browser, {line, watch: watching(contender), storage}, async (page, network) => {
    const traffic = await watchTraffic(network)
    await page.goto(contender.address)
    await says(page, contender, storage !== undefined)
    await traffic.atRest()
    await says(page, contender, storage !== undefined)
    const navbar = await page.evaluate(() => window.navbarRecording())
    const load = traffic.take()
    if (line !== LOOPBACK) return {navbar, load}
    await page.locator('main a[href="/members/long"]').first().click()
    await page.waitForURL('**/members/long')
    await traffic.atRest()
    return {navbar, load, navigation: traffic.take()}
  })
}

/** Signs the reader in once, and keeps what the browser keeps of it: a later visit is one in a new tab, days after. */
export function signIn(browser: Browser, contender: Contender): Promise<StorageState> {
  return withPage(browser, {line: LOOPBACK, watch: watching(contender)}, async (page) => {
    await page.context().addCookies((await contender.cookies?.()) ?? [])
    await page.goto(contender.address)
    if (contender.signIn) {
      await says(page, contender, false)
      await contender.signIn(page)
    }
    await says(page, contender, true)
    return page.context().storageState()
  })
}

function watching({signedIn, signedOut}: Contender): string {
  return `(${recordNavbar})(${JSON.stringify([signedIn, signedOut, `.${NEIGHBOUR}`])})`
}

/** Waits until the navbar says whether somebody is signed in; a site without login has nothing to say. */
async function says(page: Page, {hasLogin}: Contender, isReader: boolean): Promise<void> {
  const wanted = hasLogin ? (isReader ? 'in' : 'out') : 'nothing'
  await page.waitForFunction((state) => window.navbarRecording().state === state, wanted, {
    timeout: 60_000,
    polling: 100,
  })
}
