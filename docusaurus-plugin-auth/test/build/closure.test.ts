import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Built, bundlers, Site, type SiteDescription, withAuth} from '../support/site.js'

const component = (name: string, before = '') =>
  `${before}\nexport default function ${name}() {\n  return <p>text of ${name}</p>\n}\n`

const page = (access: string, names: string[]) =>
  [
    '---',
    access === 'public' ? 'slug: /' : `access: ${access}`,
    '---\n',
    ...names.map((name) => `import ${name} from '@site/src/parts/${name}'`),
    `\n# For ${access}\n`,
    ...names.map((name) => `<${name} />\n`),
  ].join('\n')

/** A small site whose author changes the bundler's config of the browser's side. */
const siteWith = (change: string, files: Record<string, string>): SiteDescription => ({
  files: {
    ...Object.fromEntries(
      ['Wages', 'Rota', 'Menu', 'Open'].map((name) => [`src/parts/${name}.js`, component(name)]),
    ),
    'docs/index.mdx': page('public', ['Open']),
    'docs/staff.mdx': page('staff', ['Wages', 'Rota']),
    'docs/members.mdx': page('signed-in', ['Menu']),
    'bundler.js': `module.exports = () => ({
      name: 'bundler',
      configureWebpack: (config, isServer) => isServer ? {} : ${change},
    })\n`,
    ...files,
  },
  config: {plugins: [withAuth(), './bundler.js']},
})

const splitting = (groups: Record<string, string>) => {
  const entries = Object.entries(groups).map(
    ([name, test]) => `${name}: {name: '${name}', test: ${test}, chunks: 'all', enforce: true, priority: 90}`,
  )
  return `({optimization: {splitChunks: {cacheGroups: {${entries.join(', ')}}}}})`
}

describe.each(bundlers)('scripts that a site arranges by itself, with %s', (bundler) => {
  describe('in ways that mix what not everybody may read', () => {
    let site: Site
    let built: Built

    beforeAll(async () => {
      const mixing = splitting({mixed: '/parts.(Wages|Open)/', across: '/parts.(Rota|Menu)/'})
      site = await Site.create(
        siteWith(mixing, {
          'docs/work.mdx': page('staff', ['Work']),
          'src/parts/Work.js': component(
            'Work',
            "if (typeof Worker === 'function') new Worker(new URL('./duty.js', import.meta.url))",
          ),
          'src/parts/duty.js': "postMessage('text of the worker')\n",
          'docs/note.mdx': '---\naccess: staff\n---\n\n# Note\n\ntext of the note\n',
          'src/pages/open.js':
            "import Note from '@site/docs/note.mdx?sealed'\n\nexport default function Open() {\n  return <Note />\n}\n",
        }),
        bundler,
      )
      built = await site.build()
    })
    afterAll(() => site.remove())

    test('are refused, and nothing is written that could be published', () => {
      expect(built.exitCode, built.log).toBe(1)
      expect(built.log).toContain('[docusaurus-plugin-auth MODULE_IN_PUBLIC_CHUNK]')
      expect([...built.output.keys()].filter((file) => file.startsWith('assets/'))).toEqual([])
    })

    test.each([
      [
        'a chunk that public pages load',
        /- src\/parts\/Wages\.js is in \S*mixed\S*; used by docs\/staff\.mdx$/m,
      ],
      [
        'a chunk of readers of another access',
        /- src\/parts\/Rota\.js is in \S*across\S*; used by docs\/staff\.mdx$/m,
      ],
      ['a worker', /- src\/parts\/duty\.js is in \S+; used by docs\/work\.mdx$/m],
      [
        'a public page that imports the sealed text',
        /- docs\/note\.mdx is in \S+; used by docs\/note\.mdx$/m,
      ],
    ])('%s is named, with module and page', (_, told) => {
      expect(built.log).toMatch(told)
    })
  })

  test('in ways that mix nothing are sealed all the same', async () => {
    const apart = splitting({apart: '/parts.Wages/', both: '/parts.Rota/'})
    const site = await Site.create(siteWith(apart, {'docs/rota.mdx': page('staff', ['Rota'])}), bundler)
    const {exitCode, log, output} = await site.build()
    await site.remove()
    expect(exitCode, log).toBe(0)
    const named = [...output].filter(
      ([file, text]) => !/sealed/.test(file) && /text of (Wages|Rota|Menu)/.test(text),
    )
    expect(named).toEqual([])
    expect([...output.keys()].filter((file) => /(apart|both)\./.test(file))).toEqual([])
  })
})

test.each([
  ['SEALED_NAME_CONSTANT', "({output: {chunkFilename: 'assets/js/[name].js'}})", []],
  ['BUILT_FOR_DEVELOPMENT', '({})', ['--dev']],
])('what cannot be sealed is refused: %s', async (code, change, args) => {
  const site = await Site.create(siteWith(change, {}), 'rspack')
  const {exitCode, log, output} = await site.build(...args)
  await site.remove()
  expect(exitCode, log).toBe(1)
  expect(log).toContain(`[docusaurus-plugin-auth ${code}]`)
  expect([...output.keys()].filter((file) => file.startsWith('assets/'))).toEqual([])
})

test('a site that is protected in parts only needs a secret, too', async () => {
  const files = {'docs/mixed.mdx': '# Mixed\n\n<Sealed access="staff">\n\ntext of the part\n\n</Sealed>\n'}
  const site = await Site.create(
    {files: {'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n', ...files}},
    'rspack',
  )
  site.env = {AUTH_CONTENT_SECRET: undefined}
  const refused = await site.build()
  expect(refused.exitCode, refused.log).toBe(1)
  expect(refused.log).toContain('[docusaurus-plugin-auth SECRET_MISSING]')
  await site.remove()
})

test('a site without a protected page needs no secret, and its output knows nothing of sealing', async () => {
  const site = await Site.create({files: {'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n'}}, 'rspack')
  site.env = {AUTH_CONTENT_SECRET: undefined}
  const {exitCode, log, output} = await site.build()
  await site.remove()
  expect(exitCode, log).toBe(0)
  expect([...output.keys()].filter((file) => file.includes('sealed'))).toEqual([])
})
