import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {launchChromium} from '../support/browser.js'
import {Site, withAuth} from '../support/site.js'
import {serveStatic} from '../support/staticServer.js'
import {added, biggestModules, type Weight, weigh} from './support/weight.js'

/**
 * What a site's first page may weigh more with the plugin than without it: bytes after gzip of HTML, scripts and style sheets,
 * for a visitor. Documented in the site, under "What visitors load". Raise a limit only for a reason that readers gain from.
 */
const BUDGET = {home: 5_300, docs: 6_900, 'home of a site with protected pages': 7_500}

const files = {
  'src/pages/index.js':
    'import Layout from \'@theme/Layout\'\nexport default () => <Layout title="Home"><p>Hello</p></Layout>\n',
  'docs/index.mdx': '---\nslug: /\n---\n\n# Docs\n\nHello\n',
  'docs/guide.mdx': '# Guide\n\n## Part\n\nText\n',
  'docs/members.mdx': '# Members\n\nText\n',
}

// With the bundler that Docusaurus recommends.
describe('the first page of a site', () => {
  const weights: Record<string, Record<'home' | 'docs', Weight>> = {}
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plugin-auth-weight-'))
    const site = await Site.create({files}, 'rspack')
    const browser = await launchChromium()
    const plugins = {
      vanilla: [],
      public: [withAuth()],
      protected: [withAuth({rules: [{files: 'docs/members.mdx', access: 'signed-in'}]})],
    }
    for (const [name, entries] of Object.entries(plugins)) {
      await site.configure({plugins: entries, trailingSlash: true})
      const {exitCode, log} = await site.build()
      expect(exitCode, log).toBe(0)
      const dir = join(folder, name)
      await cp(join(site.dir, 'build'), dir, {recursive: true})
      const server = await serveStatic(dir)
      weights[name] = {
        home: await weigh(browser, {url: server.url, dir}, '/'),
        docs: await weigh(browser, {url: server.url, dir}, '/docs/guide/'),
      }
      await server.stop()
    }
    await browser.close()
    await site.remove()
  })
  afterAll(() => rm(folder, {recursive: true, force: true}))

  const cases = [
    ['home', 'public', 'home'],
    ['docs', 'public', 'docs'],
    ['home of a site with protected pages', 'protected', 'home'],
  ] as const

  test.each(cases)('keeps to its budget: %s', async (name, site, page) => {
    const {vanilla, [site]: ours} = weights
    if (!vanilla || !ours) throw new Error('Nothing was built.')
    const more = added(ours[page], vanilla[page])
    const limit = BUDGET[name]
    const told = `${name}: ${more.total} of ${limit} bytes (HTML ${more.html}, scripts ${more.js}, styles ${more.css})`
    console.log(told)
    if (more.total > limit) {
      expect.fail(`${told}\nModules of ours in it, minified, before gzip:\n${await biggestModules()}`)
    }
    // Nothing measured is no success.
    expect(more.js).toBeGreaterThan(0)
  })
})
