import {existsSync} from 'node:fs'
import {chromium} from 'playwright-core'
import {ensureProgram} from './debian.ts'
import {Problem} from './problem.ts'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium for the browser tests; installs Debian's package where it may. */
export const ensureChromium = (): Promise<string> =>
  ensureProgram({
    find: findChromium,
    packageName: 'chromium',
    purpose: 'the browser tests',
    missing: new Problem(
      'The tests need Chromium or Chrome, and none was found.',
      'install it (Debian: apt-get install chromium; anywhere: npx playwright install chromium), or set CHROMIUM_PATH to its executable.',
    ),
  })

function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM_PATH
  if (asked && !existsSync(asked)) {
    throw new Problem(`CHROMIUM_PATH is set to ${asked}, which does not exist.`, 'correct or unset it.')
  }
  return [asked, chromium.executablePath(), ...KNOWN_PLACES].find(
    (path) => path !== undefined && existsSync(path),
  )
}
