import {describe, expect, inject} from 'vitest'
import {cookieHeader} from './kit/reader'
import {carrying, describing, docs, field, fillIn, focused, notice, press, scripting, test} from './kit/stage'

const deep = '/members/first-steps/?tab=two&q=a%20b#the-%C3%A9nd'

describe.each(scripting)('signing in $how', ({javaScriptEnabled}) => {
  test('returns to the very page, query and anchor included', async ({open, reader}) => {
    const page = await open({javaScriptEnabled})
    await page.goto(carrying('/signin', docs(deep)))
    expect(await page.title()).toMatch(/^Sign in · localhost/)
    expect(await page.getByRole('main').textContent()).toContain('/members/first-steps')

    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    await page.waitForURL(docs(deep))
  })

  test('says the same of a wrong password and of an unknown address, and keeps the address', async ({
    open,
    reader,
  }) => {
    const page = await open({javaScriptEnabled})
    const said: (string | null)[] = []
    for (const email of [reader.email, `not-${reader.email}`]) {
      await page.goto(carrying('/signin', docs(deep)))
      await fillIn(page, {'E-mail address': email, Password: 'not-the-password'})
      await press(page, 'Sign in')
      await notice(page).waitFor()
      said.push(await notice(page).textContent())

      expect(await notice(page).getAttribute('role')).toBe('alert')
      expect(await notice(page).evaluate((element) => element === document.activeElement)).toBe(true)
      expect(await page.title()).toMatch(/^Error: Sign in/)
      expect(await field(page, 'E-mail address').inputValue()).toBe(email)
      expect(await field(page, 'Password').inputValue()).toBe('')
      expect(await page.content()).not.toContain('not-the-password')
    }
    expect(said[0]).toMatch(/wrong/)
    expect(said[1]).toBe(said[0])

    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    await page.waitForURL(docs(deep))
  })

  test('gives each empty field its message and the first one the focus', async ({open}) => {
    const page = await open({javaScriptEnabled})
    await page.goto('/signin')
    await press(page, 'Sign in')
    await notice(page).waitFor()

    for (const label of ['E-mail address', 'Password']) {
      expect(await field(page, label).getAttribute('aria-invalid')).toBe('true')
      expect(await describing(field(page, label))).not.toBe('')
    }
    expect(await focused(page)).toBe('signin-email')
    await notice(page).getByRole('link').nth(1).click()
    expect(await focused(page)).toBe('signin-password')
  })

  test('leads to the form for new readers and back without losing the place', async ({open}) => {
    const page = await open({javaScriptEnabled})
    await page.goto(carrying('/signin', docs(deep)))
    await page.getByRole('link', {name: 'Create an account'}).click()
    await page.waitForURL('**/signup?**')
    expect(new URL(page.url()).searchParams.get('callbackUrl')).toBe(docs(deep))
    await page.getByRole('link', {name: 'Sign in'}).click()
    await page.waitForURL('**/signin?**')
    expect(new URL(page.url()).searchParams.get('callbackUrl')).toBe(docs(deep))
  })

  test.for([
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'https://evil.example@localhost/',
    '',
  ])('does not follow callbackUrl=%s', async (callbackUrl, {open, reader}) => {
    const page = await open({javaScriptEnabled})
    await page.goto(carrying('/signin', callbackUrl))
    expect(await page.getByRole('main').textContent()).not.toContain('evil.example')
    // Also when the form itself has been tampered with.
    await page
      .locator('[name=callbackUrl]')
      .evaluate((input, value) => input.setAttribute('value', value), callbackUrl)
    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    await page.waitForURL(docs('/'))
  })
})

describe('who is signed in already', () => {
  const get = (path: string, headers: HeadersInit) =>
    fetch(inject('serviceUrl') + path, {redirect: 'manual', headers})

  test.for(['/signin', '/signup'])(
    'goes from %s straight to callbackUrl, with 303',
    async (path, {reader}) => {
      const answer = await get(carrying(path, docs(deep)), {cookie: cookieHeader(reader)})
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe(docs(deep))
    },
  )

  test.for(['/signin', '/signup'])(
    'is not sent round in circles when callbackUrl is %s',
    async (path, {reader}) => {
      const answer = await get(carrying('/signin', inject('serviceUrl') + path), {
        cookie: cookieHeader(reader),
      })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toMatch(docs())
    },
  )

  test('counts a callbackUrl given twice as none', async ({reader}) => {
    const twice = `${carrying('/signin', docs('/one'))}&callbackUrl=${encodeURIComponent(docs('/two'))}`
    const answer = await get(twice, {cookie: cookieHeader(reader)})
    expect(new URL(answer.headers.get('location') ?? '').pathname).toBe('/')
  })
})

describe('a sign-in page with JavaScript', () => {
  test('shows and hides the password, and sends it hidden', async ({open}) => {
    const page = await open()
    await page.goto('/signin')
    const password = field(page, 'Password')
    await password.fill('quiet harbour')
    await press(page, 'Show password')
    expect(await password.getAttribute('type')).toBe('text')
    await press(page, 'Hide password')
    expect(await password.getAttribute('type')).toBe('password')
  })

  test('sends the form once, however often the button is pressed', async ({open, reader}) => {
    const page = await open()
    let sent = 0
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/signin*', async (route) => {
      if (route.request().method() === 'POST') {
        sent++
        await held
      }
      await route.continue()
    })
    await page.goto(carrying('/signin', docs(deep)))
    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    const busy = page.getByRole('button', {name: 'Signing in…'})
    await busy.click({force: true})
    await field(page, 'Password').press('Enter')
    expect(await busy.getAttribute('aria-disabled')).toBe('true')
    release()
    await page.waitForURL(docs(deep))
    expect(sent).toBe(1)
  })

  test('is not what the Back button leads to once it is done', async ({open, reader}) => {
    const page = await open()
    await page.goto(docs('/before'))
    await page.goto(carrying('/signin', docs(deep)))
    await fillIn(page, {'E-mail address': reader.email, Password: reader.password})
    await press(page, 'Sign in')
    await page.waitForURL(docs(deep))
    await page.goBack()
    expect(page.url()).toBe(docs('/before'))
  })
})

describe('a sign-in page without JavaScript', () => {
  test('offers no button that could not work', async ({open}) => {
    const page = await open({javaScriptEnabled: false})
    await page.goto('/signin')
    expect(await page.getByRole('button').allTextContents()).toEqual(['Sign in'])
  })
})
