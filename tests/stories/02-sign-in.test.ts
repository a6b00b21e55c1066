import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {type Scene, story} from '../harness/story.ts'
import {askToSignIn, fillSignIn, heading, places, readerMenu} from './steps.ts'

story('2 Sign in', (test) => {
  test('the right password signs in and leads back', async (scene) => {
    const {page, docs} = scene
    const reader = await scene.signedUp(await scene.anotherProfile())
    const place = docs(`${places.membersInReact.path}?from=a-colleague#for-you-to-read`)

    await askToSignIn(scene, place)
    await fillSignIn(page, reader)

    await page.waitForURL(place)
    await heading(page, `Welcome, ${reader.name}`).waitFor()
    await readerMenu(page, reader.name).waitFor()
  })

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? '' : ', without JavaScript'

    test(
      `a wrong password and an unknown address are told in the same way${how}`,
      async (scene) => {
        const reader = await scene.signedUp(await scene.anotherProfile())
        const stranger = scene.newReader()

        const wrong = await refusal(scene, {email: reader.email, password: stranger.password})
        const unknown = await refusal(scene, {email: stranger.email, password: stranger.password})

        expect(wrong.text).toMatch(/\w/)
        expect(unknown).toEqual(wrong)
      },
      {browser: {javaScriptEnabled}},
    )
  }

  test('the API tells them apart no more than the form does', async ({
    docs,
    auth,
    send,
    signedUp,
    newReader,
  }) => {
    const reader = await signedUp()
    const attempt = (email: string) =>
      send(auth('/api/auth/sign-in/email'), {
        method: 'POST',
        headers: {'content-type': 'application/json', origin: docs('')},
        body: JSON.stringify({email, password: 'not-the-password'}),
      })
    const wrong = await attempt(reader.email)
    const unknown = await attempt(newReader().email)

    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(unknown.body).toBe(wrong.body)
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()])
  })

  test(
    'works without JavaScript, into the docs and out again',
    async (scene) => {
      const {page, docs, auth} = scene
      const reader = await scene.signedUp(await scene.anotherProfile())
      const place = docs(`${places.intro.path}?a=1#b`)

      await page.goto(auth(`/signin?callbackUrl=${encodeURIComponent(place)}`))
      await fillSignIn(page, reader)
      await page.waitForURL(place)

      await page.goto(auth('/account'))
      await page.getByRole('button', {name: 'Sign out', exact: true}).click()
      await page.getByText('You are signed out.').waitFor()
    },
    {browser: {javaScriptEnabled: false}},
  )

  test('never leads to another site', async ({page, auth, docs, signedUp, anotherProfile}) => {
    const reader = await signedUp(await anotherProfile())
    await page.goto(auth(`/signin?callbackUrl=${encodeURIComponent('https://evil.example/welcome')}`))
    await fillSignIn(page, reader)
    await page.waitForURL(docs('/'))
  })
})

/** What a refused reader can tell: the status of the answer, the words, and what the form still holds. */
async function refusal({page, auth}: Scene, form: {email: string; password: string}) {
  await page.goto(auth('/signin'))
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await fillSignIn(page, form)
  const response = await answered
  await page.locator('[data-notice], [aria-invalid="true"]').first().waitFor()
  return {
    status: response.status(),
    text: ((await page.getByRole('main').textContent()) ?? '').replaceAll(form.email, 'the address'),
    kept: (await page.getByLabel('E-mail address').inputValue()) === form.email,
    invalid: await invalidFields(page),
  }
}

const invalidFields = (page: Page) =>
  page
    .locator('[aria-invalid="true"]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('name')))
