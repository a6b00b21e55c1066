import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {manifestOf, openSealed} from '../support/sealed.js'
import {type Built, Site} from '../support/site.js'
import {everything, frenchSecrets, secrets} from './fixtures/everything.js'

describe.each(['rspack', 'webpack'] as const)('a site of every kind of page, built with %s', (bundler) => {
  let site: Site
  let built: Built
  let english: string[]
  let french: string[]

  beforeAll(async () => {
    site = await Site.create(everything, bundler)
    built = await site.build()
    const opened = async (dir: string, locale: string) => {
      const scripts = await openSealed(join(site.dir, dir), manifestOf(site.dir, locale))
      return [...scripts.values()]
    }
    english = await opened('build', 'en')
    french = await opened('build/fr', 'fr')
  })
  afterAll(() => site.remove())

  const html = (path: string) => built.output.get(path) ?? expect.fail(`${path} was not built`)
  const filesWith = (text: string) =>
    [...built.output].filter(([, content]) => content.includes(text)).map(([file]) => file)

  test('builds', () => {
    expect(built.log).not.toContain('[WARNING]')
    expect(built.exitCode, built.log).toBe(0)
  })

  test.each([...secrets, ...frenchSecrets])('%s is in no file of the output', (secret) => {
    expect(filesWith(secret)).toEqual([])
  })

  test.each(secrets)('%s comes out of a sealed script', (secret) => {
    expect(english.filter((script) => script.includes(secret))).not.toEqual([])
  })

  test.each(frenchSecrets)('%s comes out of a sealed script in French', (secret) => {
    expect(french.filter((script) => script.includes(secret))).not.toEqual([])
  })

  test.each([
    ['docs/index.html', 'openOldVersionBody'],
    ['docs/next/index.html', 'openDocLead'],
    ['docs/next/members/teaser/index.html', 'openTeaserBody'],
    ['blog/2025/01/01/open/index.html', 'openPostBody'],
    ['index.html', 'openReactPageBody'],
    ['fr/docs/next/index.html', 'openFrenchDocBody'],
  ])('%s is public and keeps its whole static HTML', (path, text) => {
    expect(html(path)).toContain(text)
    expect(html(path)).not.toContain('auth-gate')
    expect(html(path)).toMatch(/<title[^>]*>[^<]+<\/title>/)
  })

  test.each([
    'docs/next/handbook',
    'docs/next/members',
    'docs/next/members/roles',
    'docs/next/plain',
    'docs/handbook',
    'docs/members/removed',
    'blog/2025/01/02/closed',
    'about',
    'team',
    'fr/docs/next/handbook',
    'fr/docs/next/members',
    'fr/docs/handbook',
    'fr/blog/2025/01/02/closed',
    'fr/about',
    'fr/team',
  ])('%s stands there with its gate', (path) => {
    expect(html(`${path}/index.html`)).toContain('auth-gate')
  })

  test('a protected page keeps title and place, and says so in the sidebar', () => {
    expect(html('docs/next/handbook/index.html')).toMatch(/<title[^>]*>Staff handbook \| Fixture<\/title>/)
    expect(html('docs/next/index.html')).toContain('Staff handbook')
    expect(html('docs/next/index.html')).toMatch(/auth-protected auth-protected--signed-in/)
    expect(html('docs/next/members/index.html')).toMatch(
      /auth-protected auth-protected--partner auth-protected--staff/,
    )
    expect(html('docs/next/tags/guide/index.html')).toContain('Staff handbook')
  })

  test('lists and feeds name a protected post and say nothing of it', () => {
    for (const list of [
      'blog/index.html',
      'blog/archive/index.html',
      'blog/rss.xml',
      'blog/atom.xml',
      'blog/feed.json',
    ]) {
      expect(html(list)).toContain('Closed post')
      expect(html(list)).toContain('Open post')
    }
    expect(html('blog/index.html')).toContain('openPostLead')
    expect(html('blog/index.html')).not.toContain('auth-gate')
  })

  test('protected pages are not in the sitemap', () => {
    expect(html('sitemap.xml')).toContain('/base/docs/next/members/teaser')
    expect(html('sitemap.xml')).not.toContain('/base/docs/next/handbook')
    expect(html('sitemap.xml')).not.toContain('/base/team')
  })

  test('our own marks do not show', () => {
    for (const mark of ['docusaurus-plugin-auth sealed view', 'docusaurus-plugin-auth stub view']) {
      expect(filesWith(mark)).toEqual([])
      expect([...english, ...french].filter((script) => script.includes(mark))).toEqual([])
    }
  })
})
