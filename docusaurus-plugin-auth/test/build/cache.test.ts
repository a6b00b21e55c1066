import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Built, Site, withAuth} from '../support/site.js'

const pages = ['a', 'b', 'c', 'd', 'e', 'f']

// Over 20 kB and used by most pages: what bundlers like to move to a chunk that everybody loads.
const partial = `secretSharedPartial ${'long enough to be worth sharing. '.repeat(900)}\n`

describe.each(['rspack', 'webpack'] as const)('building twice with %s', (bundler) => {
  let site: Site
  let before: Built
  let after: Built

  beforeAll(async () => {
    site = await Site.create(
      {
        files: {
          'rules.json': JSON.stringify([{files: 'docs/members/**', access: 'signed-in'}]),
          'docs/_partial.mdx': partial,
          'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n',
          'docs/later.mdx': '# Later\n\nlaterProtectedBody\n',
          ...Object.fromEntries(
            pages.map((name) => [
              `docs/members/${name}.mdx`,
              `# Page ${name}\n\nimport Partial from '../_partial.mdx'\n\n<Partial />\n`,
            ]),
          ),
        },
        // Read by hand, as from an environment variable: nothing tells the bundler's cache that they changed.
        config: {plugins: [withAuth({rules: 'read:./rules.json'})]},
      },
      bundler,
    )
    before = await site.build()
    await site.write({
      'rules.json': JSON.stringify([{files: ['docs/members/**', 'docs/later.mdx'], access: 'signed-in'}]),
    })
    after = await site.build()
  })
  afterAll(() => site.remove())

  const publicFilesWith = ({output}: Built, text: string) =>
    [...output]
      .filter(([file, content]) => content.includes(text) && !file.includes('/sealed-'))
      .map(([file]) => file)

  test('both builds succeed', () => {
    expect(before.exitCode, before.log).toBe(0)
    expect(after.exitCode, after.log).toBe(0)
  })

  test('a page protected between two builds leaves the public output, though the cache is warm', () => {
    expect(publicFilesWith(before, 'laterProtectedBody')).toContain('docs/later/index.html')
    expect(publicFilesWith(after, 'laterProtectedBody')).toEqual([])
    expect([...after.output.values()].some((content) => content.includes('laterProtectedBody'))).toBe(true)
  })

  test('a partial that only protected pages share stays out of the common chunk', () => {
    expect([...after.output.values()].some((content) => content.includes('secretSharedPartial'))).toBe(true)
    expect(publicFilesWith(after, 'secretSharedPartial')).toEqual([])
  })
})
