import {describe, expect, inject} from 'vitest'
import {signInElsewhere, somebody} from './kit/reader'
import {carrying, describing, docs, field, fillIn, focused, notice, press, scripting, test} from './kit/stage'

describe.each(scripting)('the account page $how', ({javaScriptEnabled}) => {
  test('asks visitors to sign in and brings them back', async ({open, reader}) => {
    const page = await open({javaScriptEnabled})
    await page.goto('/account')
    expect(new URL(page.url()).pathname).toBe('/signin')
    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    await page.waitForURL('**/account')
    await page.getByRole('heading', {name: reader.name}).waitFor()
    expect(await page.getByRole('main').textContent()).toContain(reader.email)
  })

  test('changes the name', async ({open, reader}) => {
    const page = await open({javaScriptEnabled}, reader)
    await page.goto('/account')
    expect(await page.title()).toMatch(/^Your account · localhost/)
    await fillIn(page, {Name: '  Grace   Hopper '})
    await press(page, 'Save name')
    await notice(page).waitFor()
    expect(await notice(page).textContent()).toMatch(/saved/)
    expect(await notice(page).getAttribute('role')).toBe('status')
    await page.getByRole('heading', {name: 'Grace Hopper', level: 1}).waitFor()
    expect(await field(page, 'Name').inputValue()).toBe('Grace Hopper')
  })

  test('refuses a name of nothing, beside the name', async ({open, reader}) => {
    const page = await open({javaScriptEnabled}, reader)
    await page.goto('/account')
    await fillIn(page, {Name: '   '})
    await press(page, 'Save name')
    await page.locator('[aria-invalid]').waitFor()
    expect(await describing(field(page, 'Name'))).toMatch(/name/)
    expect(await focused(page)).toBe('profile-name')
    await page.getByRole('heading', {name: reader.name, level: 1}).waitFor()
  })

  test('changes the password and signs out the other devices', async ({open, reader}) => {
    const elsewhere = await open({}, {cookies: await signInElsewhere(inject('serviceUrl'), reader)})
    const page = await open({javaScriptEnabled}, reader)
    const fresh = somebody().password
    await page.goto('/account')
    await fillIn(page, {'Current password': reader.password, 'New password': fresh})
    await press(page, 'Change password')
    await notice(page).waitFor()
    expect(await notice(page).textContent()).toMatch(/changed/)

    await page.reload()
    expect(new URL(page.url()).pathname).toBe('/account')
    await elsewhere.goto('/account')
    expect(new URL(elsewhere.url()).pathname).toBe('/signin')
    await fillIn(elsewhere, {'E-mail address': reader.email, Password: fresh})
    await press(elsewhere, 'Sign in')
    await elsewhere.waitForURL('**/account')
  })

  test('tells which of the two passwords is wrong', async ({open, reader}) => {
    const page = await open({javaScriptEnabled}, reader)
    await page.goto('/account')
    await fillIn(page, {'Current password': 'not-the-password', 'New password': somebody().password})
    await press(page, 'Change password')
    await page.locator('[aria-invalid]').waitFor()
    expect(await describing(field(page, 'Current password'))).toMatch(/not your current password/)
    expect(await field(page, 'New password').getAttribute('aria-invalid')).toBeNull()

    await fillIn(page, {'Current password': reader.password, 'New password': 'short'})
    await press(page, 'Change password')
    await page.locator('#password-newPassword[aria-invalid]').waitFor()
    expect(await describing(field(page, 'New password'))).toMatch(/too short/)
    expect(await focused(page)).toBe('password-newPassword')
  })

  test('signs out of this device only', async ({open, reader}) => {
    const elsewhere = await open({}, {cookies: await signInElsewhere(inject('serviceUrl'), reader)})
    const page = await open({javaScriptEnabled}, reader)
    await page.goto('/account')
    await press(page, 'Sign out')
    await page.getByText('You are signed out.').waitFor()
    // What stays tells the throttle that this browser has been here; it opens nothing.
    expect((await page.context().cookies()).map(({name}) => name)).toEqual(['auth.device'])
    await page.goto('/account')
    expect(new URL(page.url()).pathname).toBe('/signin')
    await elsewhere.goto('/account')
    expect(new URL(elsewhere.url()).pathname).toBe('/account')
  })

  test('signs out everywhere', async ({open, reader}) => {
    const elsewhere = await open({}, {cookies: await signInElsewhere(inject('serviceUrl'), reader)})
    const page = await open({javaScriptEnabled}, reader)
    await page.goto('/account')
    await press(page, 'Sign out everywhere')
    await page.getByText('on all your other devices').waitFor()
    for (const each of [page, elsewhere]) {
      await each.goto('/account')
      expect(new URL(each.url()).pathname).toBe('/signin')
    }
  })
})

test('visitors are sent to sign in with 303', async () => {
  const service = inject('serviceUrl')
  const answer = await fetch(`${service}/account`, {redirect: 'manual'})
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(carrying('/signin', `${service}/account`))
})

test('a session that ended meanwhile says so instead of failing', async ({open, reader}) => {
  const page = await open({}, reader)
  await page.goto('/account')
  await page.context().clearCookies()
  await fillIn(page, {Name: 'Grace'})
  await press(page, 'Save name')
  await notice(page)
    .or(page.getByRole('heading', {name: 'Sign in'}))
    .waitFor()
})

test('the start page greets who is signed in and explains itself to who is not', async ({open, reader}) => {
  const page = await open()
  await page.goto('/')
  expect(await page.getByRole('heading', {level: 1}).textContent()).toMatch(/^One account for/)
  expect(await page.getByRole('link', {name: 'read the docs'}).getAttribute('href')).toContain(docs())

  const signedIn = await open({}, reader)
  await signedIn.goto('/')
  expect(await signedIn.getByRole('main').textContent()).toContain(reader.email)
  await signedIn.getByRole('link', {name: 'Your account'}).click()
  await signedIn.getByRole('heading', {name: reader.name}).waitFor()
})
