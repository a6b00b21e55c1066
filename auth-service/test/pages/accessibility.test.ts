import axe from 'axe-core'
import type {Page} from 'playwright-core'
import {describe, expect} from 'vitest'
import {carrying, docs, field, fillIn, notice, press, test} from './kit/stage'

/** Every screen, in the state it is looked at. `member`: with a session. */
const screens: {screen: string; member?: boolean; show(page: Page): Promise<unknown>}[] = [
  {screen: 'start page', show: (page) => page.goto('/')},
  {screen: 'start page after signing out', show: (page) => page.goto('/?signed-out=here')},
  {screen: 'start page of a member', member: true, show: (page) => page.goto('/')},
  {screen: 'sign-in', show: (page) => page.goto(carrying('/signin', docs('/members/a-rather-long/address')))},
  {
    screen: 'sign-in, refused',
    show: async (page) => {
      await page.goto('/signin')
      await fillIn(page, {'E-mail address': 'nobody@example.com', Password: 'not-the-password'})
      await press(page, 'Sign in')
      await notice(page).waitFor()
    },
  },
  {screen: 'sign-up', show: (page) => page.goto('/signup')},
  {
    screen: 'sign-up with mistakes',
    show: async (page) => {
      await page.goto('/signup')
      await press(page, 'Create account')
      await notice(page).waitFor()
    },
  },
  {screen: 'account', member: true, show: (page) => page.goto('/account')},
  {
    screen: 'account with a mistake and a success',
    member: true,
    show: async (page) => {
      await page.goto('/account')
      await press(page, 'Change password')
      await page.locator('[aria-invalid]').first().waitFor()
      await press(page, 'Save name')
      await page.locator('#profile [data-notice]').waitFor()
    },
  },
]

describe.each([{colorScheme: 'light' as const}, {colorScheme: 'dark' as const}])(
  'in $colorScheme',
  ({colorScheme}) => {
    test.for(screens)('$screen passes axe and fits 360 px', async ({show, member}, {open, reader}) => {
      const page = await open({colorScheme, viewport: {width: 360, height: 720}}, member ? reader : undefined)
      await show(page)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

      await page.setViewportSize({width: 1280, height: 800})
      expect(await violations(page)).toEqual([])
    })
  },
)

test('an address without a page says so and leads on', async ({open, allow}) => {
  const page = await open()
  allow(/404/) // Chromium reports every such page in the console
  const answer = await page.goto('/no/such/page')
  expect(answer?.status()).toBe(404)
  expect(await page.title()).toBe('Page not found')
  await page.getByRole('link', {name: 'Your account'}).waitFor()
  expect(await page.getByRole('link', {name: /^Go to localhost/}).getAttribute('href')).toContain(docs())
  expect(await violations(page)).toEqual([])
})

test('signing in takes the keyboard only, in reading order', async ({open, reader}) => {
  const page = await open()
  await page.goto(carrying('/signin', docs('/next')))
  const stops: (string | null)[] = []
  await field(page, 'E-mail address').press('Shift+Tab')
  for (let stop = 0; stop < 6; stop++) {
    stops.push(
      await page.evaluate(
        () => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent ?? null,
      ),
    )
    await page.keyboard.press('Tab')
  }
  expect(stops.map((stop) => stop?.replace(/localhost:\d+/, 'site'))).toEqual([
    'Accounts for site',
    'email',
    'password',
    'Show password',
    'Sign in',
    'Create an account',
  ])

  await field(page, 'E-mail address').focus()
  await page.keyboard.type(reader.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(reader.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(docs('/next'))
})

test('text keeps a visible focus ring and grows to 200 % without being cut', async ({open}) => {
  // The style of this test is what the page's own policy is there to refuse.
  const page = await open({viewport: {width: 640, height: 512}, bypassCSP: true})
  await page.goto('/signup')
  await page.addStyleTag({content: 'html { font-size: 200% }'})
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640)
  const button = page.getByRole('button', {name: 'Create account'})
  await button.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
})

/** What axe finds wrong, each with the place. WCAG 2.2 A and AA, and axe's own best practices. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const {violations} = await page.evaluate(() => (window as unknown as {axe: typeof axe}).axe.run())
  return violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target.join(' ')}`))
}
