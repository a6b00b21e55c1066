import {execa} from 'execa'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {contentSecret} from '../support/authService.js'
import {Site, withAuth} from '../support/site.js'
import {sentences} from './fixtures/harbour.js'

/**
 * Writes sources into the output, and is slow to begin with: when it writes, every other plugin has long had its turn.
 * What is written is asked from the environment, so that one site serves all tests.
 */
const copier = `const {readFile, stat, writeFile} = require('node:fs/promises')

module.exports = ({siteDir}, {to}) => ({
  name: 'copier-' + to,
  async postBuild({outDir}) {
    if (!process.env.COPY) return
    for (let turn = 0; turn < 500; turn++) await stat(siteDir)
    await writeFile(outDir + '/' + to, await readFile(siteDir + '/' + process.env.COPY))
  },
})
`

const french = 'i18n/fr/docusaurus-plugin-content-docs/current/handbook.mdx'
const presets = [['classic', {docs: {}, blog: false, pages: false}]]
const i18n = {defaultLocale: 'en', locales: ['en', 'fr']}

const files = {
  'docs/index.mdx':
    '---\nslug: /\n---\n\n# Welcome\n\nThe public page of this site says nothing of importance.\n',
  'docs/handbook.mdx': `---\ntitle: Moving house\naccess: staff\n---\n\n${sentences.doc}\n`,
  [french]: `---\ntitle: Déménager\n---\n\n${sentences.french}\n`,
  'copier.js': copier,
}

let site: Site
beforeAll(async () => {
  // One of them stands before our plugin, and one behind it.
  const plugins = [
    ['./copier.js', {id: 'before', to: 'before.txt'}],
    withAuth(),
    ['./copier.js', {id: 'behind', to: 'llms.txt'}],
  ]
  site = await Site.create({files, config: {presets, plugins, i18n}}, 'rspack')
})
afterAll(() => site.remove())

describe('a plugin that writes protected sources into the output', () => {
  test('fails the build, wherever it stands among the plugins, and the audit', async () => {
    site.env = {COPY: 'docs/handbook.mdx'}
    const {exitCode, log} = await site.build()
    expect(exitCode).toBe(1)
    expect(log).toContain('[docusaurus-plugin-auth PUBLISHED_TEXT]')
    expect(log).toMatch(
      /before\.txt holds text "The office moves to the …" of docs\/handbook\.mdx; probably from .+\./,
    )
    expect(log).toMatch(
      /llms\.txt holds .+ of docs\/handbook\.mdx; .+ \(ignoreFiles in docusaurus-plugin-llms\)/,
    )
    expect(log).not.toContain('Generated static files')
    expect(log).not.toContain(sentences.doc)

    const audited = await site.run('auth:audit')
    expect(audited.exitCode).toBe(1)
    expect(audited.log).toMatch(/LEAK before\.txt[\s\S]+LEAK llms\.txt/)
  })

  test('is left alone when it copies what is public', async () => {
    site.env = {COPY: 'docs/index.mdx'}
    const {exitCode, log} = await site.build()
    expect(exitCode, log).toBe(0)
    expect((await site.run('auth:audit')).exitCode).toBe(0)
  })

  test('fails the build of a single language, too', async () => {
    site.env = {COPY: french}
    const {exitCode, log} = await site.build('--locale', 'fr')
    expect(exitCode).toBe(1)
    expect(log).toMatch(/before\.txt holds text "Le bureau déménage au vieux …" of i18n\/fr\//)
  })

  test('fails a build in all languages when only the second one is concerned', async () => {
    await site.write({'copier.js': copier.replace('!process.env.COPY', "!outDir.includes('/fr')")})
    const {exitCode, log} = await site.build()
    await site.write({'copier.js': copier})
    expect(exitCode).toBe(1)
    expect(log).toMatch(/Unable to build website for locale fr/)
    expect(log).toContain('PUBLISHED_TEXT')
  })

  test('fails a program that builds sites, when it ends at the latest', async () => {
    await site.write({
      'program.mjs':
        "import {build} from '@docusaurus/core/lib/index.js'\nawait build('.', {locale: ['en']})\nconsole.log('BUILT')\n",
    })
    const run = (copy: string) =>
      execa('node', ['program.mjs'], {
        cwd: site.dir,
        all: true,
        reject: false,
        env: {CI: '1', NO_COLOR: '1', NODE_ENV: undefined, AUTH_CONTENT_SECRET: contentSecret, COPY: copy},
      })
    const leaking = await run('docs/handbook.mdx')
    expect(leaking.exitCode).toBe(1)
    expect(leaking.all).toMatch(/LEAK llms\.txt/)
    const clean = await run('docs/index.mdx')
    expect(clean.exitCode, clean.all).toBe(0)
    expect(clean.all).toContain('BUILT')
  })
})

describe('docusaurus-plugin-llms', () => {
  const build = async (options: Record<string, unknown>) => {
    site.env = {}
    const plugins = [withAuth(), ['docusaurus-plugin-llms', options]]
    await site.configure({presets, plugins})
    return site.build()
  }

  test('fails the build when it takes in a protected page', async () => {
    const {exitCode, log} = await build({generateMarkdownFiles: true})
    expect(exitCode).toBe(1)
    expect(log).toMatch(/llms-full\.txt holds text "The office moves to the …" of docs\/handbook\.mdx/)
  })

  test('and not when that page is in its ignore list, as the remedy says', async () => {
    const {exitCode, log, output} = await build({ignoreFiles: ['handbook.mdx', '**/handbook.mdx']})
    expect(exitCode, log).toBe(0)
    expect(output.get('llms-full.txt')).toContain('The public page of this site')
  })
})

test('the command explains itself', async () => {
  const {exitCode, log} = await site.run('auth:audit', '--help')
  expect(exitCode).toBe(0)
  expect(log).toMatch(/--json[\s\S]+--csp[\s\S]+Exit codes:/)
})
