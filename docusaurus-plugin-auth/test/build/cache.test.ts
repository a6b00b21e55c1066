import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Manifest} from '../../src/build/manifest.js'
import {manifestOf, openSealed} from '../support/sealed.js'
import {type Built, bundlers, Site, withAuth} from '../support/site.js'

const pages = ['a', 'b', 'c', 'd', 'e', 'f']

// Over 20 kB and used by most pages: what bundlers like to move to a chunk that everybody loads.
const partial = `secretSharedPartial ${'long enough to be worth sharing. '.repeat(900)}\n`

const anotherSecret = 'another content secret as good as the first one'

/** A build, and what it says that it has sealed. */
interface Done extends Built {
  manifest: Manifest
  /** Sealed scripts, opened. */
  opened: Map<string, string>
}

describe.each(bundlers)('building again and again with %s', (bundler) => {
  let site: Site
  let before: Built
  let after: Done
  let same: Done
  let otherSecret: Done
  let otherEpoch: Done

  const files = {
    'rules.json': JSON.stringify([{files: 'docs/members/**', access: 'signed-in'}]),
    'epoch.json': '1',
    'docs/_partial.mdx': partial,
    'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n',
    'docs/later.mdx': '# Later\n\nlaterProtectedBody\n',
    ...Object.fromEntries(
      pages.map((name) => [
        `docs/members/${name}.mdx`,
        `# Page ${name}\n\nimport Partial from '../_partial.mdx'\n\n<Partial />\n`,
      ]),
    ),
  }

  const build = async (secret?: string): Promise<Done> => {
    const built = await site.build()
    expect(built.exitCode, built.log).toBe(0)
    const manifest = manifestOf(site.dir)
    return {...built, manifest, opened: await openSealed(join(site.dir, 'build'), manifest, secret)}
  }

  beforeAll(async () => {
    // Read by hand, as from environment variables: nothing tells the bundler's cache that they changed.
    const plugins = [withAuth({rules: 'read:./rules.json', epoch: 'read:./epoch.json'})]
    site = await Site.create({files, config: {plugins}}, bundler)
    before = await build()
    await site.write({
      'rules.json': JSON.stringify([{files: ['docs/members/**', 'docs/later.mdx'], access: 'signed-in'}]),
    })
    after = await build()
    same = await build()
    site.env = {AUTH_CONTENT_SECRET: anotherSecret}
    otherSecret = await build(anotherSecret)
    site.env = {}
    await site.write({'epoch.json': '2'})
    otherEpoch = await build()
  })
  afterAll(() => site.remove())

  const filesWith = ({output}: Built, text: string) =>
    [...output].filter(([, content]) => content.includes(text)).map(([file]) => file)
  const sealedFiles = ({output}: Built) => [...output].filter(([file]) => file.endsWith('.sealed'))

  test('a page protected between two builds leaves the output, though the cache is warm', () => {
    expect(filesWith(before, 'laterProtectedBody')).toContain('docs/later/index.html')
    for (const built of [after, same, otherSecret, otherEpoch]) {
      expect(filesWith(built, 'laterProtectedBody')).toEqual([])
      expect([...built.opened.values()].filter((text) => text.includes('laterProtectedBody'))).toHaveLength(1)
    }
  })

  test('a partial that only protected pages share stays with each of them', () => {
    for (const built of [before, after, same, otherSecret, otherEpoch]) {
      expect(filesWith(built, 'secretSharedPartial')).toEqual([])
    }
    const sharing = [...after.opened.values()].filter((text) => text.includes('secretSharedPartial'))
    expect(sharing).toHaveLength(pages.length)
  })

  test('the same input gives the same bytes', () => {
    expect(sealedFiles(same)).toEqual(sealedFiles(after))
    expect(same.manifest).toEqual(after.manifest)
  })

  test.each([
    ['secret', () => otherSecret],
    ['epoch', () => otherEpoch],
  ])(
    'another %s gives the sealed file of every page another name, so that no cache holds on to an old one',
    (_, other) => {
      // Those of search are asked for anew each time.
      const names = sealedFiles(after).flatMap(([file]) => (file.startsWith('assets/') ? file : []))
      expect(names).toHaveLength(pages.length + 1)
      for (const name of names) expect(other().output.has(name)).toBe(false)
      expect(other().manifest.chunks).not.toEqual({})
    },
  )

  test('public scripts keep theirs, but for the one that lists the others and those with the epoch', () => {
    const scripts = ({output}: Built) =>
      [...output.keys()].filter((file) => /^assets\/js\/.*\.js$/.test(file))
    const changed = scripts(otherSecret).filter((file) => !after.output.has(file))
    expect(changed).toEqual([expect.stringContaining('runtime~main')])
  })
})
