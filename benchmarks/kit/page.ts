import type {Browser, BrowserContext, CDPSession, Page} from 'playwright-core'

export interface Line {
  name: string
  /** Milliseconds there and back, kilobits per second, and by how much the processor is slowed down. */
  network?: {latency: number; kilobits: number}
  cpu?: number
}

export const LOOPBACK: Line = {name: 'loopback'}
/** What Lighthouse calls a slow connection and a mid-range phone. */
export const SLOW: Line = {name: 'slow line', network: {latency: 150, kilobits: 1_600}, cpu: 4}

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

interface Arrival {
  line: Line
  /** What runs in every document before anything else of it. */
  watch: string
  /** What the browser brings along: cookies, or all that `context.storageState()` had kept of an earlier visit. */
  cookies?: {name: string; value: string; url: string}[]
  storage?: StorageState | undefined
}

/** A context of its own for each visit: no cache, no storage but what it is given, nothing learned. */
export async function withPage<Result>(
  browser: Browser,
  {line, watch, cookies = [], storage}: Arrival,
  visit: (page: Page, network: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    viewport: {width: 1280, height: 800},
    ...(storage ? {storageState: storage} : {}),
  })
  try {
    await context.addCookies(cookies)
    // tsx wraps inner functions in a helper of that name, which the page does not have.
    await context.addInitScript(`globalThis.__name = (named) => named; ${watch}`)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    const network = await context.newCDPSession(page)
    await slowDown(network, line)
    const result = await visit(page, network)
    // A page that fails is fast, and would be praised for it.
    if (problems.length > 0) throw new Error(`${page.url()} complained:\n${problems.join('\n')}`)
    return result
  } finally {
    await context.close()
  }
}

async function slowDown(client: CDPSession, {network, cpu}: Line): Promise<void> {
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
