import {randomBytes} from 'node:crypto'
import {expect} from 'vitest'
import {type Scene, story} from '../harness/story.ts'
import {card, expectInView, heading, keyRequests, places, readerMenu, visit} from './steps.ts'

story('8 When a sealed page does not open', (test) => {
  test('a slow answer leaves the placeholder on a page that works, and then opens it in place', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    let answer = () => {}
    const slow = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/api/auth/docs/keys*', (route) => slow.then(() => route.continue()))
    await visit(page, docs(places.sealedLesson.path))
    await page.getByText('Opening the page…').waitFor({state: 'attached'})
    await readerMenu(page, reader.name).waitFor()
    const document = await page.evaluateHandle(() => window.document)
    answer()
    await expectInView(heading(page, places.sealedLesson.heading))
    expect(await document.evaluate((before) => before === window.document)).toBe(true)
    expect(keyRequests(scene)).toHaveLength(1)
  })

  test('while the service is away pages open by the keys that are there; without them a click says so, and helps when it is back', async (scene) => {
    const {page, docs, control, profile, signedUp} = scene
    await signedUp()
    await visit(page, docs(places.intro.path))
    await readerMenu(page, 'Ada').waitFor()
    await page.waitForLoadState('networkidle')
    profile.allow(/ERR_CONNECTION_REFUSED|502|blocked by CORS policy|ERR_FAILED|could not be opened/)
    await control.killService()
    try {
      // This document has the keys. The next one does not, and knows the reader without asking.
      await page.getByRole('link', {name: 'Lesson: inside a sealed page'}).first().click()
      await heading(page, places.sealedLesson.heading).waitFor()
      await visit(page, docs(places.intro.path))
      await page.getByRole('link', {name: 'Lesson: inside a sealed page'}).first().click()
      await heading(page, 'The sign-in service does not answer').waitFor()
    } finally {
      await control.startService()
    }
    await card(page).getByRole('button', {name: 'Try again'}).click()
    await heading(page, places.sealedLesson.heading).waitFor()
  })

  test('a service with another secret: the page loads itself anew once, and then says what is wrong', async (scene) => {
    const {page, docs, profile, control, deployment, signedUp} = scene
    await signedUp()
    profile.allow(/could not be opened/)
    const another = randomBytes(32).toString('base64url')
    await control.restartService({AUTH_CONTENT_SECRET: another})
    try {
      await page.goto(docs(places.sealedLesson.path), {waitUntil: 'commit'})
      await heading(page, 'No key fits this page').waitFor()
      expect(loads(scene)).toBe(2)
      expect(await page.getByText(places.sealedLesson.heading).count()).toBe(0)

      // While the secret is being changed, the service has both: pages of the old build open.
      await control.restartService({AUTH_CONTENT_SECRET: `${another},${deployment.contentSecret}`})
      await card(page).getByRole('button', {name: 'Try again'}).click()
      await heading(page, places.sealedLesson.heading).waitFor()
      await page.reload()
      await heading(page, places.sealedLesson.heading).waitFor()
      expect(keyRequests(scene)).toHaveLength(loads(scene))
    } finally {
      await control.restartService()
    }
  })

  test(
    'a tab from before a new epoch loads itself anew, and opens the page',
    async (scene) => {
      const {page, docs, profile, control, signedUp} = scene
      await signedUp()
      await visit(page, docs(places.sealedLesson.path))
      await heading(page, places.sealedLesson.heading).waitFor()
      // Files of the old build are gone, and what opens no more is said in the console.
      profile.allow(/404|could not be opened|ChunkLoadError/)
      await control.publish('2')
      try {
        await page.getByRole('link', {name: 'Members', exact: true}).first().click()
        await heading(page, places.membersInReact.heading).waitFor()
        await page.getByRole('main').getByRole('link', {name: 'Before you go live'}).click()
        await heading(page, places.members.heading).waitFor()
        expect(keyRequests(scene).at(-1)).toContain('epoch=2')
      } finally {
        await control.publish()
      }
    },
    {only: 'https'},
  )
})

/** How often the sealed lesson's document was loaded. */
const loads = ({profile, docs}: Scene) =>
  profile.requests.filter((line) => line === `GET ${docs(places.sealedLesson.path)}`).length
