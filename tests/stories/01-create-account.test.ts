import {expect} from 'vitest'
import {story} from '../harness/story.ts'
import {askToSignIn, expectInView, expectProblem, fillSignUp, heading, places, readerMenu} from './steps.ts'

story('1 Create an account', (test) => {
  test('from deep inside the docs, and back on that very page', async (scene) => {
    const {page, docs, newReader} = scene
    const reader = newReader()
    const place = docs(`${places.members.path}?from=mail&q=a%2Fb%20c#the-build`)

    await askToSignIn(scene, place)
    await page.getByRole('link', {name: 'Create an account'}).click()
    await fillSignUp(page, reader)

    await page.waitForURL(place)
    await heading(page, places.members.heading).waitFor()
    await expectInView(heading(page, 'The build'))
    await readerMenu(page, reader.name).waitFor()
  })

  test(
    'without JavaScript too',
    async ({page, auth, docs, newReader}) => {
      const place = docs(`${places.lesson.path}?lesson=check`)
      await page.goto(auth(`/signup?callbackUrl=${encodeURIComponent(place)}`))
      await fillSignUp(page, newReader())
      await page.waitForURL(place)
    },
    {browser: {javaScriptEnabled: false}},
  )

  test('a taken address is said beside the address', async ({
    page,
    auth,
    newReader,
    anotherProfile,
    signedUp,
  }) => {
    const somebody = await signedUp(await anotherProfile())
    await page.goto(auth('/signup'))
    await fillSignUp(page, {...newReader('Grace Hopper'), email: somebody.email.toUpperCase()})

    await expectProblem(page.getByLabel('E-mail address'), /already an account/)
    expect(await page.getByLabel('Name').inputValue()).toBe('Grace Hopper')
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(somebody.email.toUpperCase())
  })

  const wrong = [
    {
      what: 'a common password',
      change: {password: 'password1234'},
      field: 'Password',
      says: /common|guess|list/i,
    },
    {what: 'a short password', change: {password: 'k7#pQ2'}, field: 'Password', says: /8 characters/},
    {
      what: 'a malformed address',
      change: {email: 'ada@'},
      field: 'E-mail address',
      says: /not an e-mail address/,
    },
    {what: 'a missing name', change: {name: ' '}, field: 'Name', says: /your name/},
  ]
  for (const {what, change, field, says} of wrong) {
    test(`${what} is said beside the field, and what was typed stays`, async ({page, auth, newReader}) => {
      const typed = {...newReader('Grace Hopper'), ...change}
      await page.goto(auth('/signup'))
      await fillSignUp(page, typed)

      await expectProblem(page.getByLabel(field, {exact: true}), says)
      expect(page.url()).toBe(auth('/signup'))
      expect((await page.getByLabel('Name').inputValue()).trim()).toBe(typed.name.trim())
      expect(await page.getByLabel('E-mail address').inputValue()).toBe(typed.email)
    })
  }
})
