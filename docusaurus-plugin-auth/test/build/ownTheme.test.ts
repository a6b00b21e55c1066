import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Built, Site, withAuth} from '../support/site.js'

let site: Site
let built: Built

beforeAll(async () => {
  site = await Site.create(
    {
      files: {
        'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n\nopenBody\n',
        'docs/closed.mdx': '---\naccess: signed-in\n---\n\n# Closed\n\nsecretBody\n\n## secretHeading\n',
        // As the documentation of Docusaurus shows it: nothing of another Root survives.
        'src/theme/Root.js':
          'export default function Root({children}) {\n  return <div className="own-root">{children}</div>\n}\n',
        'src/theme/DocItem/index.js':
          'export default function DocItem({content: Content}) {\n  return <main className="own-doc-item"><Content /></main>\n}\n',
        'src/theme/NavbarItem/ComponentTypes.js':
          "import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes'\n\nexport default {...ComponentTypes, 'custom-own': () => <b className=\"own-item\" />}\n",
      },
      config: {
        themeConfig: {navbar: {items: [{type: 'custom-own', position: 'left'}]}},
        plugins: [withAuth()],
      },
    },
    'rspack',
  )
  built = await site.build()
})
afterAll(() => site.remove())

test('a site with its own Root, DocItem and navbar items builds, with its own and ours', () => {
  expect(built.exitCode, built.log).toBe(0)
  const html = built.output.get('docs/index.html')
  for (const part of ['own-root', 'own-doc-item', 'own-item', 'auth-navbar', 'openBody'])
    expect(html).toContain(part)
})

test('its protected pages are gated and leak nothing', () => {
  expect(built.output.get('docs/closed/index.html')).toContain('auth-gate')
  for (const secret of ['secretBody', 'secretHeading']) {
    const files = [...built.output].filter(([, content]) => content.includes(secret)).map(([file]) => file)
    expect(files).toEqual([expect.stringMatching(/^assets\/js\/sealed-[^/]+$/)])
  }
})

test('its translators are handed every text of ours', async () => {
  const {exitCode, log} = await site.run('write-translations')
  expect(exitCode, log).toBe(0)
  expect(log).not.toContain('[WARNING]')
  const found = JSON.parse(await readFile(join(site.dir, 'i18n/en/code.json'), 'utf8'))
  const ours = JSON.parse(
    await readFile(new URL('../../locales/en/docusaurus-plugin-auth.json', import.meta.url), 'utf8'),
  )
  const texts = Object.keys(ours).filter((key) => !key.endsWith('___DESCRIPTION'))
  expect(Object.keys(found)).toEqual(expect.arrayContaining(texts))
})
