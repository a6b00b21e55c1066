import {randomBytes} from 'node:crypto'
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {openProfile, type Profile} from '../harness/browser.ts'
import {launchChromium} from '../harness/deployments.ts'
import {makeCertificate, startTlsProxy} from '../harness/https.ts'
import {freePorts} from '../harness/ports.ts'
import {startStaticHost} from '../harness/static-host.ts'
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

// Two registrable domains: nothing that belongs to the one travels to the other.
const origins = {
  docs: 'https://docs.acme.test',
  auth: 'https://auth.service.test',
  api: 'https://api.acme.test',
}
const docs = (path: string) => origins.docs + path
const auth = (path: string) => origins.auth + path
const members = `${places.members.path}?from=mail#the-build`

let arrangement: Arrangement
let browser: Browser

beforeAll(async () => {
  const [port, host] = (await freePorts(2)) as [number, number]
  arrangement = await arrange({
    name: 'cross-site',
    origins,
    port,
    env: {AUTH_CROSS_SITE: `${origins.docs}/`},
    options: {crossSite: true},
  })
  const {cleanup, siteDir} = arrangement
  const files = await startStaticHost(siteDir, host)
  cleanup.add(() => files.close())
  // Chromium knows it by its key, whatever name it is for.
  const certificate = await makeCertificate('acme.test')
  const edge = await startTlsProxy(certificate, {'docs.acme.test': host, 'auth.service.test': port})
  cleanup.add(() => edge.close())
  const endpoint = await launchChromium(cleanup, [
    `--host-resolver-rules=MAP *.test:443 127.0.0.1:${edge.port}`,
    `--ignore-certificate-errors-spki-list=${certificate.spki}`,
    // As browsers do that block third-party cookies: what is not partitioned is not kept.
    '--test-third-party-cookie-phaseout',
  ])
  browser = await chromium.connect(endpoint)
})
afterAll(() => arrangement?.cleanup.run())

interface Scene extends Profile {
  page: Page
}

async function scene(tell: (scene: Scene) => Promise<void>) {
  const profile = await openProfile(browser)
  // A browser that has no pass yet, or not any more, is told so.
  profile.allow(/401/)
  try {
    const page = await profile.context.newPage()
    await tell({...profile, page})
    profile.assertQuiet()
  } catch (error) {
    await profile.screenshot(`cross-site ${expect.getState().currentTestName}`)
    throw error
  } finally {
    await profile.close()
  }
}

/** Signs in as readers do, from a protected page, and is back there. */
async function signIn(page: Page): Promise<void> {
  await visit(page, docs(members))
  await card(page).getByRole('link', {name: 'Sign in', exact: true}).click()
  await page.waitForURL((url) => url.href.startsWith(auth('/signin?callbackUrl=')))
  await fillSignIn(page, arrangement.reader)
  await heading(page, places.members.heading).waitFor()
}

const journeys = ({requests}: Scene) => requests.filter((line) => line.includes('prompt=none'))

/** What a browser without partitioned cookies has after a reload: nothing. */
const loseCookie = (context: BrowserContext) => context.clearCookies({name: '__Host-auth.pass'})

const namesOf = async (context: BrowserContext) => (await context.cookies()).map(({name}) => name)

test('visitors of public and of protected pages ask the service nothing', () =>
  scene(async ({page, requests}) => {
    await visit(page, docs(places.intro.path))
    await visit(page, docs(places.members.path))
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
    await page.waitForLoadState('networkidle')
    expect(requests.filter((line) => line.includes(auth('')))).toEqual([])
  }))

test('sign-in leads back to exactly the page, and leaves nothing to steal behind', () =>
  scene(async ({page, context, requests}) => {
    await signIn(page)
    expect(page.url()).toBe(docs(members))
    await readerMenu(page, arrangement.reader.name).waitFor()
    const pass = (await context.cookies()).find(({name}) => name === '__Host-auth.pass')
    expect(pass).toMatchObject({httpOnly: true, secure: true, sameSite: 'None', domain: 'auth.service.test'})
    expect(pass?.partitionKey).toContain('acme.test')
    const kept = await page.evaluate(() =>
      JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie]),
    )
    expect(kept).toContain('auth.hint=')
    expect(kept).not.toMatch(/verifier|Bearer|"pass"/)
    // The code stood behind the `#`, so no server has seen it.
    expect(requests.filter((line) => /[?&]code=/.test(line))).toEqual([])
    await page.goBack()
    expect(page.url()).not.toContain('auth-return')
  }))

test('a hard reload keeps the reader, without leaving the docs', () =>
  scene(async (scene) => {
    const {page} = scene
    await signIn(page)
    await page.reload()
    await heading(page, places.members.heading).waitFor()
    await visit(page, docs(places.intro.path))
    await readerMenu(page, arrangement.reader.name).waitFor()
    expect(journeys(scene)).toEqual([])
  }))

test('a browser that keeps no cookie goes to the service and comes back, once', () =>
  scene(async (scene) => {
    const {page, context} = scene
    await signIn(page)
    await loseCookie(context)
    await page.reload()
    await heading(page, places.members.heading).waitFor()
    expect(page.url()).toBe(docs(members))
    expect(journeys(scene)).toHaveLength(1)

    await loseCookie(context)
    await context.clearCookies({domain: 'auth.service.test'})
    await page.reload()
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
    expect(journeys(scene)).toHaveLength(2)
    await page.reload()
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
    await signInLink(page).waitFor()
    expect(journeys(scene)).toHaveLength(2)
  }))

test('signing out in the docs ends the session at the service', () =>
  scene(async ({page, context}) => {
    await signIn(page)
    await signOutInDocs(page, arrangement.reader.name)
    await signInLink(page).waitFor()
    await heading(page, places.members.heading).waitFor({state: 'hidden'})
    expect(await namesOf(context)).not.toContain('__Host-auth.pass')
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await page.goto(auth('/account'))
    await page.waitForURL((url) => url.href.startsWith(auth('/signin')))
  }))

test('signing out at the service ends it in the docs, at the next question', () =>
  scene(async (scene) => {
    const {page, context} = scene
    await signIn(page)
    const account = await context.newPage()
    await account.goto(auth('/account'))
    await account.getByRole('button', {name: 'Sign out everywhere'}).click()
    await account.getByText('You are signed out').first().waitFor()
    await page.reload()
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
    await signInLink(page).waitFor()
    expect(journeys(scene)).toEqual([])
  }))

test('a token for an API comes with the pass', () =>
  scene(async ({page, requests}) => {
    await signIn(page)
    await visit(page, docs(`${places.lesson.path}?lesson=personalise`))
    await page.getByRole('button', {name: `Personalise for ${arrangement.reader.name}`}).click()
    await expect.poll(() => requests).toContainEqual(`GET ${auth('/api/auth/token')}`)
  }))

test('a code that this tab has not asked for is dropped', () =>
  scene(async (scene) => {
    const {page, requests} = scene
    const secret = () => randomBytes(32).toString('base64url')
    await page.goto(docs(`/auth-return#code=${secret()}&state=${secret()}`))
    await signInLink(page).waitFor()
    await page.waitForURL(docs('/'))
    expect(requests.filter((line) => line.startsWith('POST') && line.endsWith('/docs/pass'))).toEqual([])
  }))
