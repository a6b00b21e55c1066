import {expect, test} from 'vitest'
import {Site, withAuth} from '../support/site.js'

const files = {
  'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n',
  'docs/closed.mdx': '---\naccess: staff\n---\n\n# Closed\n\nsecretBody\n',
  'docs/mixed.mdx': '# Mixed\n\n<Sealed access="staff">secretPart</Sealed>\n',
}

// In `loadContent`, because plugins are made side by side, and nobody can tell which is made last.
const pluginThat = (does: string) => `
module.exports = function otherParser({siteConfig: {markdown}}) {
  return {
    name: 'other-parser',
    async loadContent() {
      const before = markdown.parseFrontMatter
      markdown.parseFrontMatter = async (params) => ${does}
    },
  }
}
`

test.each([
  // Once it built without a word, and everything was public.
  ['replaces the parser is refused', 'params.defaultParseFrontMatter(params)', 1],
  ['wraps the parser is welcome', 'before(params)', 0],
])('a plugin after ours that %s', async (_case, does, exitCode) => {
  const site = await Site.create(
    {files: {...files, 'other.js': pluginThat(does)}, config: {plugins: [withAuth(), './other.js']}},
    'rspack',
  )
  const built = await site.build()
  await site.remove()
  expect(built.exitCode, built.log).toBe(exitCode)
  if (exitCode === 1) {
    expect(built.log).toMatch(/PAGES_UNSEEN\].*\n.*- docs\/closed\.mdx\n.*- docs\/mixed\.mdx/)
  }
  expect([...built.output].filter(([, text]) => /secret(Body|Part)/.test(text))).toEqual([])
})
