import {type Browser, chromium} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openProfile, type Profile} from '../harness/browser.ts'
import {launchChromium} from '../harness/deployments.ts'
import {makeCertificate} from '../harness/https.ts'
import {freePorts} from '../harness/ports.ts'
import {
  card,
  fillSignIn,
  heading,
  places,
  readerMenu,
  signInLink,
  signOutInDocs,
  visit,
} from '../stories/steps.ts'
import {type Arrangement, arrange} from './arrangement.ts'
import {startNginx} from './nginx.ts'

/** Of docs and service both: nginx passes on what belongs to the service. */
const origin = 'https://docs.example.test'
const docs = (path: string) => origin + path

let arrangement: Arrangement
let browser: Browser

beforeAll(async () => {
  const [port, edge] = (await freePorts(2)) as [number, number]
  const origins = {docs: origin, auth: origin, api: 'https://api.example.test'}
  arrangement = await arrange({name: 'one-origin', origins, port})
  const {cleanup, siteDir} = arrangement
  const certificate = await makeCertificate('example.test')
  const stop = await startNginx({
    page: 'docs/publish/different-sites.md',
    certificate,
    host: 'docs.example.test',
    port: edge,
    replaced: {
      'docs.example.com': 'docs.example.test',
      '/var/www/docs': siteDir,
      '127.0.0.1:3001': `127.0.0.1:${port}`,
    },
  })
  cleanup.add(stop)
  const endpoint = await launchChromium(cleanup, [
    `--host-resolver-rules=MAP *.example.test:443 127.0.0.1:${edge}`,
    `--ignore-certificate-errors-spki-list=${certificate.spki}`,
  ])
  browser = await chromium.connect(endpoint)
})
afterAll(() => arrangement?.cleanup.run())

async function withProfile(tell: (profile: Profile) => Promise<void>) {
  const profile = await openProfile(browser)
  // The service's pages fade into each other, and those of the docs do not: Chromium tells that it skips it between the two.
  profile.allow(/ViewTransition opt-in disabled/)
  try {
    await tell(profile)
    profile.assertQuiet()
  } finally {
    await profile.close()
  }
}

test('behind nginx, docs and service share an origin: sign in, read, reload, sign out', () =>
  withProfile(async ({context, requests}) => {
    const {reader} = arrangement
    const page = await context.newPage()
    const place = docs(`${places.members.path}?from=mail#the-build`)
    await visit(page, place)
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).click()
    await page.waitForURL((url) => url.href.startsWith(docs('/signin?callbackUrl=')))
    await fillSignIn(page, reader)

    await page.waitForURL(place)
    await heading(page, places.members.heading).waitFor()
    await readerMenu(page, reader.name).waitFor()
    expect(requests.filter((line) => !line.includes(origin))).toEqual([])
    const cookies = await context.cookies()
    expect(cookies.map(({name}) => name).sort()).toEqual([
      '__Host-auth.device',
      '__Host-auth.session_token',
      'auth.hint',
    ])
    expect(new Set(cookies.map(({domain}) => domain))).toEqual(new Set(['docs.example.test']))

    await page.reload()
    await heading(page, places.members.heading).waitFor()
    await signOutInDocs(page, reader.name)
    await signInLink(page).waitFor()
    await heading(page, places.members.heading).waitFor({state: 'hidden'})
  }))

test('the pages of the service and those of the docs do not get in each other’s way', () =>
  withProfile(async ({context}) => {
    const page = await context.newPage()
    await page.goto(docs('/account'))
    await page.waitForURL((url) => url.pathname === '/signin')
    await fillSignIn(page, arrangement.reader)
    await page.waitForURL(docs('/account'))
    await heading(page, arrangement.reader.name).waitFor()
    await page.getByRole('button', {name: 'Sign out', exact: true}).click()
    await page.waitForURL((url) => url.pathname === '/')
    await signInLink(page).waitFor()
  }))
