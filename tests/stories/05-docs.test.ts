import {expect} from 'vitest'
import {type Scene, story} from '../harness/story.ts'
import {
  card,
  fillSignIn,
  heading,
  keyRequests,
  places,
  readerMenu,
  signInLink,
  signOutInDocs,
  toService,
  visit,
} from './steps.ts'

story('5 Docs integration', (test) => {
  test('the first frame is right before any script file ran: a visitor', async (scene) => {
    const {page, docs} = await withoutScriptFiles(scene)
    await page.goto(docs(places.intro.path))
    expect(await signInLink(page).isVisible()).toBe(true)
    expect(await page.locator('.auth-user').isVisible()).toBe(false)
  })

  test('the first frame is right before any script file ran: a reader', async (scene) => {
    const {page, docs} = await withoutScriptFiles(scene)
    const reader = await scene.signedUp()
    await page.goto(docs(places.intro.path))
    expect(await readerMenu(page, reader.name).isVisible()).toBe(true)
    expect(await signInLink(page).isVisible()).toBe(false)
  })

  test('the navbar leads to sign-in and back to the exact page, query and anchor included', async (scene) => {
    const {page, docs, auth} = scene
    const reader = await scene.signedUp(await scene.anotherProfile())
    await visit(page, docs('/'))
    await page.getByRole('link', {name: 'Lesson', exact: true}).first().click()
    await heading(page, places.lesson.heading).waitFor()
    await page.evaluate(() =>
      history.replaceState(history.state, '', '?lesson=read&x=%C3%A9%2F;b#protect-the-whole-folder'),
    )
    const place = page.url()

    await signInLink(page).click()
    await page.waitForURL((url) => url.href.startsWith(auth('/signin')))
    expect(new URL(page.url()).searchParams.get('callbackUrl')).toBe(place)
    await fillSignIn(page, reader)
    await page.waitForURL((url) => url.href.replace('%3B', ';') === place)
    await readerMenu(page, reader.name).waitFor()
  })

  test('the reader’s menu leads to the account and signs out', async (scene) => {
    const {page, docs, auth, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs(places.intro.path))
    await readerMenu(page, reader.name).click()
    expect(await page.getByRole('menuitem', {name: 'Account'}).getAttribute('href')).toBe(auth('/account'))
    await page.keyboard.press('Escape')
    await signOutInDocs(page, reader.name)
    await signInLink(page).waitFor()
    expect(page.url()).toBe(docs(places.intro.path))
  })

  test(
    'the drawer of a narrow screen says the same',
    async ({page, docs, signedUp}) => {
      const drawer = page.locator('.navbar-sidebar')
      const signIn = drawer.getByRole('link', {name: 'Sign in', exact: true})
      await visit(page, docs(places.intro.path))
      await page.getByRole('button', {name: 'Toggle navigation bar'}).click()
      await drawer.getByRole('button', {name: /main menu/}).click()
      await signIn.waitFor()

      const reader = await signedUp()
      await visit(page, page.url())
      await page.getByRole('button', {name: 'Toggle navigation bar'}).click()
      await drawer.getByRole('button', {name: /main menu/}).click()
      await drawer.getByRole('link', {name: reader.name}).waitFor()
      await drawer.getByRole('button', {name: 'Sign out'}).click()
      await signIn.waitFor()
    },
    {browser: {viewport: {width: 390, height: 800}}},
  )

  test('the Personalise tab asks visitors to sign in, and tells readers what the API says', async (scene) => {
    const {page, docs, auth} = scene
    const reader = await scene.signedUp(await scene.anotherProfile())
    const place = docs(`${places.lesson.path}?lesson=personalise`)
    await visit(page, docs(places.lesson.path))
    await page.getByRole('tab', {name: 'Personalise'}).click()
    await page.getByRole('link', {name: 'Sign in to personalise'}).click()
    await page.waitForURL((url) => url.href.startsWith(auth('/signin')))
    await fillSignIn(page, reader)

    await page.waitForURL(place)
    await page.getByRole('button', {name: `Personalise for ${reader.name}`}).click()
    const answer = page.getByRole('region', {name: 'Personalise this lesson'}).getByRole('listitem').first()
    await answer.waitFor()
    expect(await page.getByRole('region', {name: 'Personalise this lesson'}).textContent()).toContain('Ada')
  })

  test('visitors cost the service no request, however much they read', async (scene) => {
    const {page, docs, profile, control, deployment} = scene
    const before = await control.countAtEdge()
    profile.allow(/404/)
    await visit(page, docs('/'))
    await page.getByRole('link', {name: 'Docs', exact: true}).first().click()
    await page.waitForURL(docs(places.intro.path))
    await page.getByRole('link', {name: 'Notes', exact: true}).first().click()
    await page.waitForURL(docs('/blog'))
    await visit(page, docs(`${places.lesson.path}?lesson=personalise`))
    await signInLink(page).hover()
    await page.getByRole('link', {name: 'Sign in to personalise'}).hover()
    await page.goto(docs('/there/is/no/such/page'))
    if (deployment.onDenied === 'prompt') {
      await page.goto(docs(places.members.path))
      await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
    }
    await page.goto(docs(places.intro.path))
    await page.waitForLoadState('networkidle')

    expect(toService(scene)).toEqual([])
    expect(await control.countAtEdge()).toBe(before)
  })

  test('readers cost it one request per tab, and one more for keys when they have left with a document', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs('/'))
    await readerMenu(page, reader.name).waitFor()
    await page.goto(docs(places.lesson.path))
    await page.getByRole('link', {name: 'Docs', exact: true}).first().click()
    await page.waitForURL(docs(places.intro.path))
    await page.waitForLoadState('networkidle')
    expect(toService(scene)).toHaveLength(1)

    await page.getByRole('link', {name: 'Members', exact: true}).first().click()
    await heading(page, places.membersInReact.heading).waitFor()
    await page.getByRole('main').getByRole('link', {name: 'Before you go live'}).click()
    await heading(page, places.members.heading).waitFor()
    await page.waitForLoadState('networkidle')
    // The first document had asked for keys, too, which were gone with it.
    expect(keyRequests(scene)).toHaveLength(2)
    expect(toService(scene)).toEqual(keyRequests(scene))
  })
})

/** Stops every script file: what is left is the HTML, its inline head script, and the style sheets. */
async function withoutScriptFiles(scene: Scene): Promise<Scene> {
  scene.profile.allow(/ERR_FAILED/)
  await scene.page.route('**/*.js', (route) => route.abort())
  return scene
}
