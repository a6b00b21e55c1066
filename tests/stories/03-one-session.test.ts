import type {BrowserContext, Page} from 'playwright-core'
import {expect} from 'vitest'
import {toHeader} from '../harness/reader.ts'
import {type Scene, story} from '../harness/story.ts'
import {
  askToSignIn,
  card,
  expectInView,
  fillSignIn,
  heading,
  places,
  readerMenu,
  signInLink,
  signOutInDocs,
  visit,
  whoAmI,
} from './steps.ts'

story('3 One session everywhere', (test) => {
  test('signed in at the service is signed in at the docs and at the API', async (scene) => {
    const {page, auth, docs} = scene
    const reader = await scene.signedUp(await scene.anotherProfile())
    await page.goto(auth('/'))
    await page.getByRole('main').getByRole('link', {name: 'Sign in'}).click()
    await fillSignIn(page, reader)

    await page.waitForURL(docs('/'))
    await readerMenu(page, reader.name).waitFor()
    expect(await whoAmI(scene, 'cookie')).toEqual({status: 200, name: reader.name})
    expect(await whoAmI(scene, 'token')).toEqual({status: 200, name: reader.name})
    await page.goto(auth('/account'))
    await heading(page, reader.name).waitFor()
  })

  test('already signed in: straight back', async ({page, auth, docs, signedUp}) => {
    await signedUp()
    const place = docs(`${places.lesson.path}?lesson=check#here`)
    for (const form of ['/signin', '/signup']) {
      await page.goto(auth(`${form}?callbackUrl=${encodeURIComponent(place)}`))
      expect(page.url()).toBe(place)
    }
  })

  test('signed in in one tab is signed in in the others, which stay as they are', async (scene) => {
    const {page, profile, auth, docs} = scene
    const reader = await scene.signedUp(await scene.anotherProfile())
    await visit(page, docs(places.intro.path))
    await signInLink(page).waitFor()
    await page.evaluate(() => Object.assign(window, {isSameDocument: true}))

    const otherTab = await openTab(
      profile.context,
      auth(`/signin?callbackUrl=${encodeURIComponent(docs(places.lesson.path))}`),
    )
    await fillSignIn(otherTab, reader)
    await otherTab.waitForURL(docs(places.lesson.path))

    // Nobody touches the first tab, and it asks nobody: the other one has.
    await readerMenu(page, reader.name).waitFor()
    expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true)
  })

  test('signing out in the docs ends it at the service, at the API and in the other tab', async (scene) => {
    const {page, profile, auth, docs} = scene
    const reader = await scene.signedUp()
    const cookies = toHeader(await profile.context.cookies(auth('')))
    await visit(page, docs(places.lesson.path))
    const otherTab = await openTab(profile.context, docs(places.members.path))
    await heading(otherTab, places.members.heading).waitFor()
    const account = await openTab(profile.context, auth('/account'))
    await heading(account, reader.name).waitFor()
    expect(await stillKnown(scene, cookies)).toEqual({service: true, api: 200})

    await signOutInDocs(page, reader.name)

    await signInLink(page).waitFor()
    // Nobody touches the other tab: it has to find out by itself, and to put the members' text away.
    await heading(otherTab, places.members.heading).waitFor({state: 'hidden'})
    expect(await stillKnown(scene, cookies)).toEqual({service: false, api: 401})
    await account.reload()
    await account.waitForURL((url) => url.href.startsWith(auth('/signin')))
    expect(await cookiesOfSession(profile.context)).toEqual([])
  })

  test('signing out at the service ends it in the docs', async (scene) => {
    const {page, profile, auth, docs} = scene
    const reader = await scene.signedUp()
    const cookies = toHeader(await profile.context.cookies(auth('')))
    await visit(page, docs(places.lesson.path))
    await readerMenu(page, reader.name).waitFor()

    const account = await openTab(profile.context, auth('/account'))
    await account.getByRole('button', {name: 'Sign out', exact: true}).click()
    await account.getByText('You are signed out.').waitFor()
    await lookAgain(page)

    await signInLink(page).waitFor()
    expect(await stillKnown(scene, cookies)).toEqual({service: false, api: 401})
    expect(await cookiesOfSession(profile.context)).toEqual([])
  })

  test('signing out everywhere reaches the other machine', async (scene) => {
    const {page, auth, docs} = scene
    const phone = await scene.anotherProfile()
    const reader = await scene.signedUp()
    await scene.signedIn(reader, phone)
    const phoneCookies = toHeader(await phone.context.cookies(auth('')))
    const onPhone = await openTab(phone.context, docs(places.members.path))
    await heading(onPhone, places.members.heading).waitFor()

    await page.goto(auth('/account'))
    await page.getByRole('button', {name: 'Sign out everywhere'}).click()
    await page.getByText('on all your other devices').waitFor()

    expect(await stillKnown(scene, phoneCookies)).toEqual({service: false, api: 401})
    // Its hint is still there, so the page asks for keys, and gets none.
    phone.allow(/401/)
    const newTab = await phone.context.newPage()
    await askToSignIn({...scene, page: newTab}, docs(places.members.path))
    // That tab has learned it from the service; the first one learns it from that tab.
    await heading(onPhone, places.members.heading).waitFor({state: 'hidden'})
    await expectAsked(scene, onPhone)
  })

  test('an expired session asks to sign in again and brings back', async (scene) => {
    const {page, docs, control, profile} = scene
    const reader = await scene.signedUp()
    // The hint is still there, so the page asks for keys, and gets none.
    profile.allow(/401/)
    await control.expireSessions(reader.email)
    const place = docs(`${places.members.path}?from=yesterday#the-build`)

    await askToSignIn(scene, place)
    await fillSignIn(page, reader)

    await page.waitForURL(place)
    await heading(page, places.members.heading).waitFor()
    await expectInView(heading(page, 'The build'))
    expect(await whoAmI(scene, 'cookie')).toEqual({status: 200, name: reader.name})
  })
})

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(url)
  return tab
}

/** The tab has come to rest where visitors of a protected page do: at its card, or where the site sends them. */
async function expectAsked({deployment, auth}: Scene, tab: Page): Promise<void> {
  if (deployment.onDenied === 'prompt')
    await card(tab).getByRole('link', {name: 'Create an account'}).waitFor()
  else await tab.waitForURL((url) => url.href.startsWith(auth('/signin?callbackUrl=')))
}

/** The reader comes back to a tab. Headless pages all count as visible, so only the event is missing. */
const lookAgain = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

/** Names of all cookies but the one by which a browser is known that has signed in before: it says nothing of a session. */
async function cookiesOfSession(context: BrowserContext): Promise<string[]> {
  const names = (await context.cookies()).map(({name}) => name)
  return names.filter((name) => !name.endsWith('auth.device'))
}

/** Whether these cookies, kept by somebody, still mean a session: to the service and to the API. */
async function stillKnown(
  {send, auth, api}: Scene,
  cookie: string,
): Promise<{service: boolean; api: number}> {
  const session = await send(auth('/api/auth/get-session'), {headers: {cookie}})
  const me = await send(api('/me'), {headers: {cookie}})
  expect(session.status).toBe(200)
  return {service: JSON.parse(session.body) !== null, api: me.status}
}
