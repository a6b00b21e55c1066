import {describe, expect} from 'vitest'
import {somebody} from './kit/reader'
import {carrying, describing, docs, field, fillIn, focused, notice, press, scripting, test} from './kit/stage'

const deep = '/members/first-steps?tab=two#deep'

describe.each(scripting)('creating an account $how', ({javaScriptEnabled}) => {
  test('signs in and returns to the very page', async ({open}) => {
    const {name, email, password} = somebody()
    const page = await open({javaScriptEnabled})
    await page.goto(carrying('/signup', docs(deep)))
    expect(await page.title()).toMatch(/^Create your account · localhost/)
    await fillIn(page, {Name: name, 'E-mail address': email, Password: password})
    await press(page, 'Create account')
    await page.waitForURL(docs(deep))

    await page.goto('/')
    expect(await page.getByRole('heading', {level: 1}).textContent()).toBe(`Hello, ${name}`)
  })

  test('gives every field its message at once and keeps what was typed', async ({open}) => {
    const page = await open({javaScriptEnabled})
    await page.goto('/signup')
    await fillIn(page, {Name: 'Grace', 'E-mail address': 'not-an-address', Password: 'short'})
    await press(page, 'Create account')
    await notice(page).waitFor()

    expect(await page.title()).toMatch(/^Error: Create your account/)
    expect(await describing(field(page, 'E-mail address'))).toMatch(/not an e-mail address/)
    expect(await describing(field(page, 'Password'))).toMatch(/too short/)
    expect(await field(page, 'Name').getAttribute('aria-invalid')).toBeNull()
    expect(await field(page, 'Name').inputValue()).toBe('Grace')
    expect(await field(page, 'E-mail address').inputValue()).toBe('not-an-address')
    expect(await field(page, 'Password').inputValue()).toBe('')
    expect(await focused(page)).toBe('signup-email')
  })

  test('tells of an address that is taken, beside the address', async ({open, reader}) => {
    const page = await open({javaScriptEnabled})
    await page.goto('/signup')
    await fillIn(page, {Name: 'Grace', 'E-mail address': reader.email, Password: somebody().password})
    await press(page, 'Create account')
    await page.locator('[aria-invalid]').waitFor()

    expect(await describing(field(page, 'E-mail address'))).toMatch(/already an account/)
    expect(await focused(page)).toBe('signup-email')
    expect(await field(page, 'Name').inputValue()).toBe('Grace')
  })
})

test('the fields tell browsers and password managers what they are for', async ({open}) => {
  const page = await open()
  await page.goto('/signup')
  const told = await page
    .locator('form input:not([type=hidden])')
    .evaluateAll((inputs) =>
      inputs.map((input) =>
        ['type', 'autocomplete', 'inputmode', 'spellcheck'].map((name) => input.getAttribute(name)),
      ),
    )
  expect(told).toEqual([
    ['text', 'name', null, null],
    ['email', 'username', 'email', 'false'],
    ['password', 'new-password', null, 'false'],
  ])
})

test('a password can be pasted', async ({open}) => {
  const page = await open({permissions: ['clipboard-read', 'clipboard-write']})
  await page.goto('/signup')
  await page.evaluate(() => navigator.clipboard.writeText('pasted from a manager'))
  await field(page, 'Password').focus()
  await page.keyboard.press('ControlOrMeta+V')
  expect(await field(page, 'Password').inputValue()).toBe('pasted from a manager')
})
