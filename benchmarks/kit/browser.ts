import {type Browser, chromium} from 'playwright-core'

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...quiet,
      '--disable-background-networking',
      '--disable-component-update',
      // Otherwise the browser tries the other address family first, and the way to a service counts as its cost.
      '--host-resolver-rules=MAP localhost 127.0.0.1',
    ],
  })
}
