import type {Browser, BrowserContext, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {bundlers, type DevServer, Site, withAuth} from '../support/site.js'

const doc = (access: string, body: string) => `---\naccess: ${access}\n---\n\n# Page\n\n${body}\n`

const files = {
  'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n\n[Runbook](./runbook.mdx)\n',
  'docs/handbook.mdx': doc('signed-in', 'Words for members.'),
  'docs/runbook.mdx': doc('[staff, partner]', 'Words for staff.'),
  'docs/reader.mdx': doc('reader', 'Words for a role called reader.'),
  'docs/edited.mdx': doc('signed-in', 'First words.'),
}

/** Only `docusaurus start` may have them. */
const traces = ['auth-view-as', 'view-as', 'Development only', 'viewSession', 'auth-doctor', 'Auth doctor']

let browser: Browser
/** Nobody listens there: an author who has not started the service. */
let nowhere: string

beforeAll(async () => {
  browser = await launchChromium()
  const service = await AuthService.start()
  nowhere = service.url
  await service.stop()
})
afterAll(() => browser?.close())

describe.each(bundlers)('docusaurus start with %s, and no service', (bundler) => {
  let site: Site
  let server: DevServer
  let context: BrowserContext
  let page: Page
  const open = (path: string) => page.goto(server.url + path)
  const viewAs = () => page.getByRole('combobox', {name: 'View as'})
  const choose = (label: string) => viewAs().selectOption({label})

  beforeAll(async () => {
    site = await Site.create({files, config: {plugins: [withAuth({authUrl: nowhere})]}}, bundler)
    server = await site.start()
    ;({page} = await openPage(browser))
    context = page.context()
  })
  afterAll(async () => {
    await server?.stop()
    await site?.remove()
  })

  test('an author is told what to do, and sees every gate from every side', async () => {
    await open('/docs/runbook')
    await expectText(page, `No answer from ${nowhere}`)
    await expectText(page, 'Sign in to read this page')
    expect(await viewAs().locator('option').allTextContents()).toEqual([
      'Real session',
      'Visitor',
      'Reader',
      'Role: partner',
      'Role: reader',
      'Role: staff',
    ])

    await choose('Reader')
    await expectText(page, 'This page is not for your account')
    expect(await page.getByText('No answer from').count()).toBe(0)
    await choose('Role: staff')
    await expectText(page, 'Words for staff.')
    await choose('Visitor')
    await expectText(page, 'Sign in to read this page')
    expect(await page.getByText('Words for staff.').count()).toBe(0)
    await choose('Real session')
    await expectText(page, `No answer from ${nowhere}`)
  })

  test('the choice stays over pages and reloads, and is this tab’s alone', async () => {
    await open('/docs/')
    await choose('Role: partner')
    await page.getByRole('link', {name: 'Runbook'}).last().click()
    await expectText(page, 'Words for staff.')
    await page.reload()
    await expectText(page, 'Words for staff.')
    const other = await context.newPage()
    await other.goto(`${server.url}/docs/runbook`)
    await expectText(other, 'Sign in to read this page')
    await other.close()
  })

  test('signing out makes the reader a visitor', async () => {
    await open('/docs/handbook?view-as=staff')
    await expectText(page, 'Words for members.')
    await page.getByRole('button', {name: /staff/}).click()
    await page.getByRole('menuitem', {name: 'Sign out'}).click()
    await expectText(page, 'Sign in to read this page')
    expect(await viewAs().inputValue()).toBe('public')
  })

  test.for([
    ['visitor', 'handbook', 'Sign in to read this page'],
    ['reader', 'reader', 'Words for a role called reader.'],
    ['signed-in', 'reader', 'This page is not for your account'],
    ['staff', 'runbook', 'Words for staff.'],
    ['auditor', 'runbook', 'This page is not for your account'],
    ['real', 'runbook', 'No answer from http://localhost'],
    ['Staff!', 'runbook', 'No answer from http://localhost'],
  ] as const)('a link with ?view-as=%s is understood, and used up', async ([word, path, text]) => {
    await open(`/docs/${path}?view-as=${encodeURIComponent(word)}&page=2#part`)
    await expectText(page, text)
    expect(page.url()).toBe(`${server.url}/docs/${path}?page=2#part`)
  })

  test('?auth-doctor says in the page why nobody is signed in', async () => {
    await open('/docs/?view-as=visitor&auth-doctor')
    const doctor = page.getByRole('dialog', {name: 'Auth doctor'})
    await doctor.getByText(`No answer from ${nowhere}.`).waitFor()
    await doctor.getByText(`npx docusaurus auth:doctor --url ${server.url}`).waitFor()
    await doctor.getByText('This tab shows its pages to somebody of your choice').waitFor({state: 'attached'})
    await page.keyboard.press('Escape')
    expect(await doctor.count()).toBe(0)
  })

  test('an edit shows without a reload, and so does another access', async () => {
    await open('/docs/edited?view-as=reader')
    await expectText(page, 'First words.')
    await page.evaluate(() => Object.assign(window, {untouched: true}))
    await site.write({'docs/edited.mdx': doc('signed-in', 'Second words.')})
    await expectText(page, 'Second words.')
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true)

    await site.write({'docs/edited.mdx': doc('staff', 'Third words.')})
    await expectText(page, 'This page is not for your account')
    expect(await page.getByText('words.').count()).toBe(0)
    await choose('Role: staff')
    await expectText(page, 'Third words.')
    await choose('Visitor')
    await expectText(page, 'Sign in to read this page')
    await site.write({'docs/edited.mdx': '# Page\n\nFourth words.\n'})
    await expectText(page, 'Fourth words.')
    await site.write({'docs/edited.mdx': doc('auditor', 'Fifth words.')})
    await expectText(page, 'Sign in to read this page')
    await choose('Role: auditor')
    await expectText(page, 'Fifth words.')
  })

  test('it is used by keyboard', async () => {
    await open('/docs/runbook?view-as=visitor')
    await viewAs().focus()
    await page.keyboard.type('Role: s')
    await expectText(page, 'Words for staff.')
  })

  test('on a phone nothing stays behind it', async () => {
    await page.setViewportSize({width: 390, height: 700})
    await open('/docs/handbook?view-as=real')
    await expectText(page, `No answer from ${nowhere}`)
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const [last, control] = [
      page.locator('main').last(),
      page.getByRole('region', {name: 'in development only'}),
    ]
    await expect
      .poll(async () => {
        const [content, box] = [await last.boundingBox(), await control.boundingBox()]
        return content && box && content.y + content.height <= box.y
      })
      .toBe(true)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(390)
    await page.setViewportSize({width: 1280, height: 720})
  })

  test('the build has no trace of it', async () => {
    const dev = await (await fetch(`${server.url}/main.js`)).text()
    expect(traces.filter((trace) => dev.includes(trace))).toEqual(traces)
    const {exitCode, log, output} = await site.build()
    expect(exitCode, log).toBe(0)
    expect(output.size).toBeGreaterThan(10)
    for (const [file, text] of output)
      for (const trace of traces) expect(text.includes(trace), `${trace} in ${file}`).toBe(false)
  })
})
