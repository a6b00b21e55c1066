import {expect} from 'vitest'
import {type Scene, story} from '../harness/story.ts'
import {card, heading, places, readerMenu, signInLink, signOutInDocs, visit, whoAmI} from './steps.ts'

story('6 The service is away', (test) => {
  test('visitors read on, and nothing looks broken', async (scene) => {
    const {page, docs} = scene
    await away(scene, async () => {
      await visit(page, docs('/'))
      await page.getByRole('link', {name: 'Docs', exact: true}).first().click()
      await page.waitForURL(docs(places.intro.path))
      await signInLink(page).waitFor()
    })
  })

  test('a reader keeps their name, a protected page says what is wrong, and Try again opens it', async (scene) => {
    const {page, docs, profile, signedUp} = scene
    const reader = await signedUp()
    const cookies = await profile.context.cookies()
    const place = docs(`${places.members.path}?a=1#the-build`)

    await away(scene, async () => {
      await page.goto(docs(places.lesson.path))
      await heading(page, places.lesson.heading).waitFor()
      await readerMenu(page, reader.name).waitFor()

      await page.goto(place)
      await tryAgain(scene).waitFor()
      await readerMenu(page, reader.name).waitFor()
      await tryAgain(scene).click()
      await tryAgain(scene).waitFor()
    })

    await tryAgain(scene).click()
    await heading(page, places.members.heading).waitFor()
    expect(page.url()).toBe(place)
    expect(await profile.context.cookies()).toEqual(cookies)
    expect(await whoAmI(scene, 'cookie')).toEqual({status: 200, name: reader.name})
  })

  test(
    'a visitor is not redirected to a service that is away, but once it is back',
    async (scene) => {
      const {page, docs, auth} = scene
      const place = docs(places.members.path)
      await away(scene, async () => {
        await page.goto(place)
        await tryAgain(scene).waitFor()
        expect(page.url()).toBe(place)
      })
      await tryAgain(scene).click()
      await page.waitForURL((here) => here.href.startsWith(auth('/signin?callbackUrl=')))
    },
    {only: 'localhost'},
  )

  test('a page that is open stays open', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs(places.members.path))
    await heading(page, places.members.heading).waitFor()
    await away(scene, async () => {
      await page.getByRole('link', {name: 'When the service is away'}).first().click()
      await heading(page, 'What readers see').waitFor()
      await readerMenu(page, reader.name).waitFor()
    })
  })

  test('a sign-out that cannot happen is not pretended', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs(places.intro.path))
    await readerMenu(page, reader.name).waitFor()
    await away(scene, async () => {
      await signOutInDocs(page, reader.name)
      await page.getByText('You are still signed in').waitFor()
    })
    await page.reload()
    await readerMenu(page, reader.name).waitFor()
    expect(await whoAmI(scene, 'cookie')).toEqual({status: 200, name: reader.name})
  })

  test('the Personalise tab says that nobody answered, and works again later', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs(`${places.lesson.path}?lesson=personalise`))
    const ask = page.getByRole('button', {name: `Personalise for ${reader.name}`})
    await ask.waitFor()
    await away(scene, async () => {
      await ask.click()
      await page.getByText('Nobody answered. You are still signed in').waitFor()
    })
    await tryAgain(scene).click()
    await page.getByRole('region', {name: 'Personalise this lesson'}).getByRole('listitem').first().waitFor()
  })
})

const tryAgain = ({page}: Scene) => card(page).getByRole('button', {name: 'Try again'})

/** Kills the service, and has it back on the same port at the end, whatever happened in between. */
async function away({control, profile}: Scene, meanwhile: () => Promise<void>): Promise<void> {
  // A dead port, the 502 of the edge, and the CORS headers that an edge does not know.
  profile.allow(/ERR_CONNECTION_REFUSED|502|blocked by CORS policy|ERR_FAILED/)
  await control.killService()
  try {
    await meanwhile()
  } finally {
    await control.startService()
  }
}
