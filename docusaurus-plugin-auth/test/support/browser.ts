import {type Browser, chromium, type Page} from 'playwright-core'
import {expect} from 'vitest'

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']

/** @param asReadersHaveIt With the back/forward cache, which Playwright turns off. */
export function launchChromium({asReadersHaveIt = false} = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...quiet, '--disable-background-networking', '--disable-component-update'],
    ignoreDefaultArgs: asReadersHaveIt ? ['--disable-back-forward-cache'] : [],
  })
}

/** A page of a fresh reader, and what goes wrong in it. */
export async function openPage(browser: Browser): Promise<{page: Page; complaints: string[]}> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return {page, complaints}
}

/** Waits for a text to be seen; says what was there instead when it does not come. */
export async function expectText(page: Page, text: string): Promise<void> {
  await page
    .getByText(text)
    .first()
    .waitFor({timeout: 30_000})
    .catch(async () =>
      expect.fail(`"${text}" did not appear on ${page.url()}:\n${await page.textContent('body')}`),
    )
}
