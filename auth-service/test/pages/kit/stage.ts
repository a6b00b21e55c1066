import {type Browser, type BrowserContextOptions, chromium, type Locator, type Page} from 'playwright-core'
import {test as base, inject} from 'vitest'
import {noteCookies, noteTraffic} from '../../../../scripts/traces/browser'
import {createReader, type Reader, someAddress} from './reader'

interface Stage {
  browser: Browser
  allowed: RegExp[]
  /** A page in a browser profile of its own, signed in when a reader is given. */
  open(options?: BrowserContextOptions, reader?: Pick<Reader, 'cookies'>): Promise<Page>
  /** Expects a console message that would otherwise fail the test. */
  allow(message: RegExp): void
  /** Somebody new with an account, signed in. */
  reader: Reader
}

/** A test with a real Chromium. A page that writes an error to the console, or throws, fails it. */
export const test = base.extend<Stage>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from its first parameter
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      })
      await use(browser)
      await browser.close()
    },
    {scope: 'file'},
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  allowed: async ({}, use) => use([]),
  allow: async ({allowed}, use) => use((message) => void allowed.push(message)),
  open: async ({browser, allowed}, use) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = []
    const complaints: string[] = []
    await use(async (options = {}, reader) => {
      const context = await browser.newContext({
        baseURL: inject('serviceUrl'),
        extraHTTPHeaders: {'x-forwarded-for': someAddress()},
        reducedMotion: 'reduce',
        ...options,
      })
      contexts.push(context)
      noteTraffic(context)
      context.setDefaultTimeout(30_000)
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
      })
      if (reader) await context.addCookies(reader.cookies)
      return context.newPage()
    })
    for (const context of contexts) {
      await noteCookies(context)
      await context.close()
    }
    const unexpected = complaints.filter((text) => !allowed.some((message) => message.test(text)))
    if (unexpected.length > 0) throw new Error(`The page complained:\n${unexpected.join('\n')}`)
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above
  reader: async ({}, use) => use(await createReader(inject('serviceUrl'))),
})

/** The same story for readers with and without JavaScript. */
export const scripting = [
  {how: 'with JavaScript', javaScriptEnabled: true},
  {how: 'without JavaScript', javaScriptEnabled: false},
]

export const docs = (path = ''): string => inject('docsUrl') + path

/** `/signin?callbackUrl=…` */
export const carrying = (page: string, callbackUrl: string): string =>
  `${page}?callbackUrl=${encodeURIComponent(callbackUrl)}`

export const field = (page: Page, label: string): Locator => page.getByLabel(label, {exact: true})

/** What a screen reader reads after the name of a field: hint and message. */
export async function describing(input: Locator): Promise<string> {
  const ids = (await input.getAttribute('aria-describedby'))?.split(' ') ?? []
  const texts = await Promise.all(ids.map((id) => input.page().locator(`#${id}`).textContent()))
  return texts.join(' ')
}

/** Id of the element that has the keyboard focus. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')

/** The message about the form as a whole. */
export const notice = (page: Page): Locator => page.locator('[data-notice]')

export async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value)
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', {name, exact: true}).click()
