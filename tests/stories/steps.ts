import type {Locator, Page} from 'playwright-core'
import {expect} from 'vitest'
import type {Scene} from '../harness/story.ts'

// What readers do and see, in their words. Screens are found by role and name, as assistive technology finds them.

/** Pages of example-site, and a heading that only who may read them sees. */
export const places = {
  intro: {path: '/docs', heading: 'What this is'},
  lesson: {path: '/docs/learn/first-protected-page', heading: 'Your first protected page'},
  members: {path: '/docs/members/before-you-go-live', heading: 'Names and certificates'},
  membersInReact: {path: '/members', heading: /^Welcome, /},
  staff: {path: '/docs/staff/on-call', heading: 'Somebody cannot sign in'},
  /** For members, too, with everything a page can hold: picture, tabs, code, questions, attachment. */
  sealedLesson: {path: '/docs/learn/inside-a-sealed-page', heading: 'What your browser did'},
  /** Public, with a part for members and another for staff. */
  parts: {path: '/docs/protect/parts-of-a-page', heading: 'Where it can stand'},
} as const

export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', {name}).first()

/** The part of the navbar that is ours, in the bar rather than in the drawer. */
const bar = (page: Page) => page.getByRole('navigation', {name: 'Main'})

export const signInLink = (page: Page): Locator => bar(page).getByRole('link', {name: 'Sign in', exact: true})

export const readerMenu = (page: Page, name: string): Locator => bar(page).getByRole('button', {name})

export async function signOutInDocs(page: Page, name: string): Promise<void> {
  await readerMenu(page, name).click()
  await page.getByRole('menuitem', {name: 'Sign out'}).click()
}

/**
 * Opens a page of the docs and waits until React has taken it over. A click before that is lost, and a sign-in link does
 * not know the query and the anchor yet; no reader is as fast as a test.
 */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('html[data-has-hydrated="true"]').waitFor()
}

/** Opens a protected page as a visitor and goes on to the sign-in page, by the card or because the site redirects. */
export async function askToSignIn({page, deployment, auth}: Scene, url: string): Promise<void> {
  if (deployment.onDenied === 'prompt') {
    await visit(page, url)
    await card(page).getByRole('link', {name: 'Sign in', exact: true}).click()
  } else {
    // No longer: the page is about to leave, and would take the waiting for its end along.
    await page.goto(url, {waitUntil: 'commit'})
  }
  await page.waitForURL((here) => here.href.startsWith(auth('/signin?callbackUrl=')))
}

/** Requests that a profile has made for keys, and for ciphertext. */
export const keyRequests = ({profile}: Scene) =>
  profile.requests.filter((line) => line.includes('/api/auth/docs/keys?'))
export const sealedFiles = ({profile}: Scene) => profile.requests.filter((line) => line.endsWith('.sealed'))
export const toService = ({profile, auth}: Scene) =>
  profile.requests.filter((line) => line.includes(` ${auth('/')}`))

export const tableOfContents = (page: Page): Locator => page.locator('.table-of-contents')

/** What stands in the place of a protected page for who may not read it. */
export const card = (page: Page): Locator => page.getByRole('main')

export async function fillSignIn(page: Page, form: {email: string; password: string}): Promise<void> {
  await page.getByLabel('E-mail address').fill(form.email)
  await page.getByLabel('Password', {exact: true}).fill(form.password)
  await page.getByRole('button', {name: 'Sign in'}).click()
}

export async function fillSignUp(
  page: Page,
  form: {name: string; email: string; password: string},
): Promise<void> {
  await page.getByLabel('Name').fill(form.name)
  await page.getByLabel('E-mail address').fill(form.email)
  await page.getByLabel('Password', {exact: true}).fill(form.password)
  await page.getByRole('button', {name: 'Create account'}).click()
}

/** The message that belongs to a field: shown beside it, and read with it. */
export async function expectProblem(field: Locator, message: RegExp): Promise<void> {
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ')
  const texts = await Promise.all(ids.map((id) => field.page().locator(`[id="${id}"]`).textContent()))
  expect(texts.join('\n')).toMatch(message)
}

/** The heading is on screen, whatever the length of the page above it. */
export async function expectInView(locator: Locator): Promise<void> {
  await expect.poll(() => locator.evaluate(isInView)).toBe(true)
}

function isInView(element: Element): boolean {
  const {top, bottom} = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

/** Asks the API who is there, from a page of the docs and with the cookie or a token, as a site author's code would. */
export async function whoAmI(
  {page, api, auth}: Scene,
  by: 'cookie' | 'token',
): Promise<{status: number; name?: string}> {
  return page.evaluate(
    async ({api, auth, by}) => {
      const headers: Record<string, string> = {}
      if (by === 'token') {
        const answer = await fetch(`${auth}/api/auth/token`, {credentials: 'include'})
        if (!answer.ok) return {status: answer.status}
        headers.authorization = `Bearer ${(await answer.json()).token}`
      }
      const me = await fetch(`${api}/me`, {headers, credentials: by === 'cookie' ? 'include' : 'omit'})
      return {status: me.status, name: (await me.json()).name}
    },
    {api: api(''), auth: auth(''), by},
  )
}
