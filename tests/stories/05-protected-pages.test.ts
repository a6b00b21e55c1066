import {expect} from 'vitest'
import {story} from '../harness/story.ts'
import {
  askToSignIn,
  card,
  fillSignIn,
  heading,
  places,
  signInLink,
  signOutInDocs,
  tableOfContents,
  visit,
} from './steps.ts'

story('5 Protected pages', (test) => {
  test(
    'a protected page shows a card in place, with the way back in its links',
    async ({page, docs, auth}) => {
      const place = docs(`${places.members.path}?a=1#the-build`)
      await visit(page, place)
      const links = card(page).getByRole('link', {name: /^(Sign in|Create an account)$/})
      await links.nth(1).waitFor()
      expect(page.url()).toBe(place)
      await links.nth(1).click()
      await page.waitForURL((url) => url.href.startsWith(auth('/signup')))
      expect(new URL(page.url()).searchParams.get('callbackUrl')).toBe(place)
    },
    {only: 'https'},
  )

  test(
    'a protected page leads to sign-in, and the back button out of it again',
    async ({page, docs, auth}) => {
      await visit(page, docs(places.intro.path))
      await page.getByRole('link', {name: 'Members', exact: true}).first().click()
      await page.waitForURL(auth(`/signin?callbackUrl=${encodeURIComponent(docs('/members'))}`))
      await page.goBack()
      await page.waitForURL(docs(places.intro.path))
    },
    {only: 'localhost'},
  )

  test(
    'who comes back from the redirect without a session is told what may be wrong, and is not sent again',
    async ({page, docs, auth}) => {
      await page.goto(docs(places.members.path), {waitUntil: 'commit'})
      await page.waitForURL((url) => url.href.startsWith(auth('/signin')))
      await page.goto(docs(places.members.path), {waitUntil: 'commit'})
      await heading(page, 'You are not signed in yet').waitFor()
    },
    {only: 'localhost'},
  )

  // A reader who signed out within minutes of the redirect was told that their browser blocks cookies.
  test(
    'signing out of a page that the redirect has led to leads to sign-in again',
    async (scene) => {
      const {page, docs, auth} = scene
      const reader = await scene.signedUp(await scene.anotherProfile())
      await askToSignIn(scene, docs(places.members.path))
      await fillSignIn(page, reader)
      await heading(page, places.members.heading).waitFor()
      await signOutInDocs(page, reader.name)
      await page.waitForURL((url) => url.href.startsWith(auth('/signin')))
    },
    {only: 'localhost'},
  )

  test(
    'without JavaScript the page says what it needs, and its links and the navbar lead to sign-in',
    async ({page, docs, auth}) => {
      const place = docs(places.members.path)
      await page.goto(place)
      await heading(page, 'Sign in to read this page').waitFor()
      expect(await card(page).locator('noscript .auth-gate__tell').isVisible()).toBe(true)
      expect(await heading(page, 'Taking you to the sign-in page…').isVisible()).toBe(false)
      const signIn = card(page).getByRole('link', {name: 'Sign in', exact: true})
      const target = auth(`/signin?callbackUrl=${encodeURIComponent(place)}`)
      expect(await signIn.getAttribute('href')).toBe(target)
      await signInLink(page).click()
      await page.waitForURL(target)
    },
    {browser: {javaScriptEnabled: false}},
  )

  test('the text of a protected page is not in what visitors are sent', async ({send, docs}) => {
    const {status, body} = await send(docs(places.members.path))
    expect(status).toBe(200)
    expect(body).toContain('<title')
    expect(body).not.toContain('Names and certificates')
    expect(body).not.toContain('A backup was made')
  })

  test('a hard load of a protected page opens it for a reader, table of contents and title included', async (scene) => {
    const {page, docs, signedUp} = scene
    await signedUp()
    await page.goto(docs(places.members.path))
    await heading(page, places.members.heading).waitFor()
    await tableOfContents(page).getByRole('link', {name: 'The build'}).waitFor()
    // Docusaurus shows the site's title for a moment while it starts, on any page.
    await expect.poll(() => page.title()).toMatch(/^Before you go live/)
  })

  test('a click to a protected page opens it without a reload, table of contents included', async (scene) => {
    const {page, docs, signedUp} = scene
    await signedUp()
    await visit(page, docs(places.intro.path))
    const before = await page.evaluateHandle(() => window.document)
    await page
      .getByRole('button', {name: 'For members'})
      .or(page.getByRole('link', {name: 'For members'}))
      .first()
      .click()
    await page.getByRole('link', {name: 'Before you go live'}).first().click()
    await heading(page, places.members.heading).waitFor()
    await tableOfContents(page).getByRole('link', {name: 'The build'}).waitFor()
    expect(await before.evaluate((document) => document === window.document)).toBe(true)
  })

  test('signed in, but without the role: the page says so and stays', async (scene) => {
    const {page, docs, signedUp, profile} = scene
    await signedUp()
    await page.goto(docs(places.staff.path))
    await heading(page, 'This page is not for your account').waitFor()
    expect(page.url()).toBe(docs(places.staff.path))
    expect(await heading(page, places.staff.heading).isVisible()).toBe(false)
    expect(profile.requests.filter((line) => line.startsWith(`GET ${docs(places.staff.path)}`))).toHaveLength(
      1,
    )
  })

  test('with the role the page opens', async ({page, docs, deployment, signedIn}) => {
    await signedIn(deployment.staff)
    await page.goto(docs(places.staff.path))
    await heading(page, places.staff.heading).waitFor()
  })

  test('signing in from a protected page leaves no way to be sent round in circles', async (scene) => {
    const {page, docs, deployment} = scene
    await askToSignIn(scene, docs(places.staff.path))
    await fillSignIn(page, deployment.staff)
    await page.waitForURL(docs(places.staff.path))
    await heading(page, places.staff.heading).waitFor()
  })
})
