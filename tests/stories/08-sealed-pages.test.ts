import {buffer} from 'node:stream/consumers'
import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {editUrl} from '../harness/site.ts'
import {story} from '../harness/story.ts'
import {readSource} from './published.ts'
import {
  expectInView,
  heading,
  keyRequests,
  places,
  readerMenu,
  sealedFiles,
  tableOfContents,
  toService,
  visit,
} from './steps.ts'

story('8 Sealed pages for readers', (test) => {
  test('the text is on the screen before any script file ran', async (scene) => {
    const {page, docs, profile, signedUp} = scene
    await signedUp()
    profile.allow(/ERR_FAILED/)
    await page.route('**/*.js', (route) => route.abort())
    await page.goto(docs(places.sealedLesson.path))
    await heading(page, places.sealedLesson.heading).waitFor()
    expect(await page.locator('html').getAttribute('data-has-hydrated')).toBe('false')
    expect(toService(scene)).toEqual(keyRequests(scene))
  })

  test('after a hard load everything about the page is the true one, for one request', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs(places.sealedLesson.path))
    await readerMenu(page, reader.name).waitFor()
    await expectTheWholePage(page)
    await page.waitForLoadState('networkidle')
    expect(toService(scene)).toEqual(keyRequests(scene))
    expect(keyRequests(scene)).toHaveLength(1)
    // Others are fetched ahead, of pages that the sidebar leads to.
    const [own] = sealedFiles(scene)
    expect(own).toBeDefined()
    expect(sealedFiles(scene).filter((line) => line === own)).toHaveLength(1)
  })

  test('React takes over the very nodes that were on the screen', async (scene) => {
    const {page, docs, signedUp} = scene
    await signedUp()
    // Late enough to look at the page before them.
    let letScriptsCome = () => {}
    const held = new Promise<void>((resolve) => (letScriptsCome = resolve))
    await page.route('**/main.*.js', (route) => held.then(() => route.continue()))
    await page.goto(docs(places.sealedLesson.path), {waitUntil: 'commit'})
    const before = await heading(page, places.sealedLesson.heading).elementHandle()
    letScriptsCome()
    await page.locator('html[data-has-hydrated="true"]').waitFor()
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true)
  })

  test('after a click it is the same page, and further pages ask for no key', async (scene) => {
    const {page, docs, signedUp} = scene
    await signedUp()
    await visit(page, docs(places.intro.path))
    const document = await page.evaluateHandle(() => window.document)
    await page.getByRole('link', {name: 'Lesson: inside a sealed page'}).first().click()
    await heading(page, places.sealedLesson.heading).waitFor()
    await expectTheWholePage(page)
    expect(keyRequests(scene)).toHaveLength(1)

    await page.getByRole('link', {name: 'Members', exact: true}).first().click()
    await heading(page, places.membersInReact.heading).waitFor()
    await page.goBack()
    await heading(page, places.sealedLesson.heading).waitFor()
    await page.goForward()
    await heading(page, places.membersInReact.heading).waitFor()
    expect(await document.evaluate((before) => before === window.document)).toBe(true)
    expect(keyRequests(scene)).toHaveLength(1)
  })

  test('an address with an anchor leads to its heading, and links of the page lead to theirs', async (scene) => {
    const {page, docs, signedUp} = scene
    await signedUp()
    await page.goto(docs(`${places.sealedLesson.path}#let-it-fail`))
    await expectInView(heading(page, 'Let it fail'))
    await page.locator('html[data-has-hydrated="true"]').waitFor()
    await expectInView(heading(page, 'Let it fail'))
    await tableOfContents(page).getByRole('link', {name: 'Before the first frame'}).click()
    await expectInView(heading(page, 'Before the first frame'))
    await page.goBack()
    await expectInView(heading(page, 'Let it fail'))
  })

  test('a reader who comes back by the browser’s button finds the page as it was', async (scene) => {
    const {page, docs, signedUp} = scene
    await signedUp()
    await visit(page, docs(places.sealedLesson.path))
    await page.goto(docs(places.intro.path))
    await page.goBack()
    await expectInView(heading(page, places.sealedLesson.heading))
    await page.reload()
    await heading(page, places.sealedLesson.heading).waitFor()
  })

  test('sealed parts of a public page open in their place, each for its readers', async (scene) => {
    const {page, docs, deployment, signedUp, signedIn} = scene
    const forMembers = page.getByText('This box was not in the page that your browser loaded.')
    const forStaff = page.getByText('the coffee machine on the second floor')
    await signedUp()
    await visit(page, docs(places.parts.path))
    await forMembers.waitFor()
    expect(await forStaff.count()).toBe(0)
    await signedIn(deployment.staff)
    await visit(page, docs(places.parts.path))
    await forStaff.waitFor()
    await forMembers.waitFor()
  })
})

/** All that a theme makes of a page, and all that the page can do. */
async function expectTheWholePage(page: Page): Promise<void> {
  const main = page.getByRole('main')
  await expect.poll(() => page.title()).toMatch(/^Lesson: inside a sealed page/)
  await tableOfContents(page).getByRole('link', {name: 'Let it fail'}).waitFor()
  await main
    .getByRole('navigation', {name: 'Breadcrumbs'})
    .getByText('Lesson: inside a sealed page')
    .waitFor()
  const neighbours = main.getByRole('navigation', {name: 'Docs pages'}).getByRole('link')
  expect(await neighbours.count()).toBe(2)
  const edit = await main.getByRole('link', {name: 'Edit this page'}).getAttribute('href')
  expect(edit).toBe(`${editUrl}docs/learn/inside-a-sealed-page.mdx`)
  expect(await main.getByRole('heading', {level: 1}).count()).toBe(1)

  const picture = main.getByRole('img', {name: /^Three boxes/})
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)

  await main.getByRole('tab', {name: 'Python'}).click()
  await main.getByText('import gzip, os, sys').waitFor()
  expect(await main.getByText("from 'node:crypto'").isVisible()).toBe(false)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const code = main.locator('.theme-code-block').filter({hasText: 'ls build/assets/js'})
  await code.hover()
  await code.getByRole('button', {name: 'Copy code to clipboard'}).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('ls build/assets/js/')

  await main.getByRole('radio', {name: 'Nothing', exact: true}).check()
  await main.getByText('Make a new one, build, restart the service.').waitFor()

  const download = page.waitForEvent('download')
  await main.getByRole('link', {name: 'The checklist as a table'}).click()
  expect((await download).suggestedFilename()).toMatch(/^release-checklist.*\.csv$/)
  const saved = await buffer(await (await download).createReadStream())
  expect(saved).toEqual(await readSource('docs/learn/release-checklist.csv'))
}
