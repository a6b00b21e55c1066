import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Built, type Bundler, Site} from '../support/site.js'
import {isTeaser} from './canary.js'
import {type Opened, openEverything} from './opened.js'
import {namesOf, type Sighting, scan} from './scan/scan.js'
import {canarySite, type Variation} from './site/index.js'

export interface SealedBuild extends Variation {
  bundler: Bundler
  /** Languages that are built. @default English and German */
  locales?: ('en' | 'de')[]
  minify?: boolean
  /**
   * What an earlier build has left in the bundler's cache: nothing, the same site, or the same site with this page
   * still public. @default 'cold'
   */
  cache?: 'cold' | 'warm' | 'protected-since'
}

/** No page shows it to anybody: a social card is for crawlers, and those stay outside. */
const dropped = /^CoverBytes/

/** Ends of the names of markers that stand in a page's text for readers to see. */
const readable = /^(?!Staff).*(Lead|Heading|Body|Text|Tab|Code|Alt|Cell|Footnote)$/

/** Ends of the names of markers that stand in a Markdown page's own text: partials and React are not searched in. */
const searchable = /^(?!Unlisted|React|Partial|PartPartial).*(Lead|Heading|Body|Code|Cell)$/

const utf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8')

const openTexts = (text: string) => text.match(/openbird\w+/g) ?? []

/** Builds the site with a marker in every channel, sealed, and says what has to be true of the output. */
export function describeSealedBuild(build: SealedBuild): void {
  describe(JSON.stringify(build), () => {
    const {bundler, locales = ['en', 'de'], minify = true, cache = 'cold', metadata = 'public'} = build
    const description = canarySite(build)
    const sources = Object.entries(description.files).filter(
      ([file]) => locales.includes('de') || !file.startsWith('i18n/de/'),
    )
    const markers = namesOf(scan(sources))
    let site: Site
    let built: Built
    let sightings: Sighting[]
    let opened: Opened[]

    beforeAll(async () => {
      site = await Site.create(description, bundler)
      const args = [...(minify ? [] : ['--no-minify']), ...locales.flatMap((locale) => ['--locale', locale])]
      if (cache !== 'cold') await buildBefore(site, args, cache)
      built = await site.build(...args)
      sightings = scan(built.output)
      if (built.exitCode === 0) opened = await openEverything(site, built, locales)
    })
    afterAll(() => site.remove())

    // A failed build leaks nothing either.
    test('builds', () => {
      expect(built.exitCode, built.log).toBe(0)
      expect(built.log).not.toContain('[WARNING]')
    })

    test('no marker is in the output', () => {
      const isAllowed = ({name}: Sighting) => metadata === 'public' && isTeaser(name)
      expect(sightings.filter((sighting) => !isAllowed(sighting))).toEqual([])
    })

    test('nothing is lost: each marker comes out with the key', () => {
      const scripts = opened.filter(({kind}) => kind === 'script')
      const found = namesOf(scan(scripts.map(({page, content}) => [page, content])))
      const elsewhere = metadata === 'hidden' ? 'TeaserGitAuthor' : namesOf(sightings)
      const lost = markers.filter((name) => !found.includes(name) && !elsewhere.includes(name))
      expect(lost.filter((name) => !dropped.test(name))).toEqual([])
    })

    test('the sealed HTML of each page holds the text of the page', () => {
      const pages = new Map(opened.filter(({kind}) => kind === 'html').map((page) => [page.page, page]))
      expect(pages.size).toBeGreaterThan(10)
      for (const [file, {content}] of pages) {
        const wanted = namesOf(scan([[file, description.files[file] ?? '']])).filter((name) =>
          readable.test(name),
        )
        expect(namesOf(scan([[file, content]])), file).toEqual(expect.arrayContaining(wanted))
        expect(wanted, file).not.toEqual([])
      }
    })

    test('the sealed indices hold what authors wrote for readers', () => {
      const indices = opened.filter(({kind}) => kind === 'search')
      const found = namesOf(scan(indices.map(({page, content}) => [page, content])))
      const wanted = markers.filter((name) => searchable.test(name))
      expect(wanted.length).toBeGreaterThan(10)
      expect(wanted.filter((name) => !found.includes(name))).toEqual([])
    })

    test('what only staff may read cannot be opened by others', () => {
      const others = opened.filter(({access}) => access === 'signed-in')
      const found = namesOf(scan(others.map(({page, content}) => [page, content])))
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter((name) => /^staff/i.test(name))).toEqual([])
    })

    test('a hidden page bears the title of all hidden pages, in the language of the site', () => {
      const titleOf = (path: string) => {
        const html = built.output.get(`${path}/index.html`) ?? built.output.get(`${path}.html`)
        return /<title[^>]*>(.*?)</.exec(utf8(html ?? expect.fail(`${path} was not built`)))?.[1]
      }
      // The title of a page in React is part of its code.
      const pages = ['team', ...(metadata === 'hidden' ? ['docs/next/handbook', 'api/keys', 'about'] : [])]
      for (const page of pages) {
        expect(titleOf(page)).toBe('Members only | Fixture')
        if (locales.includes('de')) expect(titleOf(`de/${page}`)).toBe('Nur für uns | Fixture')
      }
    })

    test('public pages keep their static text', () => {
      const html = [...built.output].filter(([file]) => file.endsWith('.html')).map(([, text]) => text)
      const wanted = sources.flatMap(([, content]) => openTexts(String(content)))
      expect(wanted.length).toBeGreaterThan(0)
      const found = new Set(openTexts(html.join('')))
      expect(wanted.filter((text) => !found.has(text))).toEqual([])
    })
  })
}

async function buildBefore(site: Site, args: string[], cache: 'warm' | 'protected-since'): Promise<void> {
  const page = 'docs/handbook.mdx'
  const {files} = canarySite()
  const text = String(files[page])
  if (cache === 'protected-since') await site.write({[page]: text.replace(/^access: .*\n/m, '')})
  const {exitCode, log, output} = await site.build(...args)
  expect(exitCode, log).toBe(0)
  const isPublic = namesOf(scan(output)).includes('DocBody')
  expect(isPublic, 'the page is public before').toBe(cache === 'protected-since')
  await site.write({[page]: text})
}
