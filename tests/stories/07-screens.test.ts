import axe from 'axe-core'
import type {BrowserContextOptions, Page} from 'playwright-core'
import {expect} from 'vitest'
import {type Scene, story} from '../harness/story.ts'
import {card, expectProblem, fillSignUp, heading, places, readerMenu, visit} from './steps.ts'

/** Every screen a reader meets on the way, each in the state that is hardest to get right. */
const screens: Record<string, (scene: Scene) => Promise<unknown>> = {
  'the sign-in page': ({page, auth}) => page.goto(auth('/signin')),
  'the sign-up page with mistakes': async ({page, auth}) => {
    await page.goto(auth('/signup'))
    await fillSignUp(page, {name: ' ', email: 'ada@', password: 'short'})
    await expectProblem(page.getByLabel('E-mail address'), /not an e-mail address/)
  },
  'the account page': async ({page, auth, signedUp}) => {
    const reader = await signedUp()
    await page.goto(auth('/account'))
    await heading(page, reader.name).waitFor()
  },
  'the service’s front page': ({page, auth}) => page.goto(auth('/')),
  'a docs page with the menu open': async ({page, docs, signedUp}) => {
    const reader = await signedUp()
    await visit(page, docs(places.lesson.path))
    await readerMenu(page, reader.name).click()
    await page.getByRole('menuitem', {name: 'Sign out'}).waitFor()
  },
  'the drawer of a reader': async ({page, docs, signedUp}) => {
    await signedUp()
    await page.setViewportSize({width: 360, height: 740})
    await openDrawer(page, docs(places.lesson.path))
    await drawer(page).getByRole('button', {name: 'Sign out'}).waitFor()
  },
  'the drawer of a visitor': async ({page, docs}) => {
    await page.setViewportSize({width: 360, height: 740})
    await openDrawer(page, docs(places.lesson.path))
    await drawer(page).getByRole('link', {name: 'Sign in'}).waitFor()
  },
  'a page that asks a visitor to sign in': async ({page, docs}) => {
    await visit(page, docs(places.members.path))
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
  },
  'a page that the reader may not read': async ({page, docs, signedUp}) => {
    await signedUp()
    await page.goto(docs(places.staff.path))
    await card(page).getByRole('button', {name: 'Use another account'}).waitFor()
  },
  'the Personalise tab': async ({page, docs}) => {
    await page.goto(docs(`${places.lesson.path}?lesson=personalise`))
    await page.getByRole('link', {name: 'Sign in to personalise'}).waitFor()
  },
}

const looks: Record<string, BrowserContextOptions> = {
  'light, wide': {colorScheme: 'light'},
  'dark, 360 px': {colorScheme: 'dark', viewport: {width: 360, height: 740}},
}

const drawer = (page: Page) => page.locator('.navbar-sidebar')

/** Opens the drawer of a small screen, at the site's own entries rather than the sidebar's. */
async function openDrawer(page: Page, url: string): Promise<void> {
  await visit(page, url)
  await page.getByRole('button', {name: 'Toggle navigation bar'}).click()
  await drawer(page).getByRole('button', {name: 'Back to main menu'}).click()
}

story(
  '7 Every screen can be used by everybody',
  (test) => {
    for (const [screen, open] of Object.entries(screens)) {
      for (const [look, browser] of Object.entries(looks)) {
        test(
          `${screen}: ${look}`,
          async (scene) => {
            await open(scene)
            expect(await violations(scene.page)).toBe('')
            expect(await scrollsSideways(scene.page)).toBe(false)
          },
          {browser},
        )
      }
    }
  },
  'https',
)

/** What axe finds against WCAG 2.2 AA, as `rule: element`, and what would mend it. */
async function violations(page: Page): Promise<string> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const {axe} = globalThis as unknown as {axe: typeof import('axe-core')}
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const {violations} = await axe.run({runOnly: {type: 'tag', values: tags}})
    return violations
      .flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`))
      .join('\n')
  })
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
