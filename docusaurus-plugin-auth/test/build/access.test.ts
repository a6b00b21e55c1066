import {describe, expect, test} from 'vitest'
import {parseAccess, stricter} from '../../src/access/access.js'
import {decideAccess} from '../../src/access/decide.js'
import {originalOf, UNKNOWN} from '../../src/access/originals.js'
import {Rules} from '../../src/access/rules.js'

describe('parseAccess', () => {
  test.each([
    ['public', 'public'],
    ['signed-in', 'signed-in'],
    ['staff', 'staff'],
    [['staff', 'partner', 'staff'], 'partner+staff'],
  ])('%j is %s', (written, canonical) => {
    expect(parseAccess(written)).toBe(canonical)
  })

  test.each([
    [undefined, /empty/],
    [null, /empty/],
    ['', /is not a role/],
    ['Staff', /lower-case/],
    ['signed_in', /is not a role/],
    ['staff,partner', /is not a role/],
    [true, /boolean/],
    [[], /list of roles is empty/],
    [['staff', 1], /number/],
    [['signed-in', 'staff'], /stands alone/],
    [['public'], /stands alone/],
    [{role: 'staff'}, /object/],
  ])('%j is refused, with an example', (written, reason) => {
    expect(() => parseAccess(written)).toThrow(reason)
    expect(() => parseAccess(written)).toThrow(/\[staff, partner\]/)
  })
})

test.each([
  ['public', 'signed-in', 'signed-in'],
  ['signed-in', 'staff', 'staff'],
  ['partner+staff', 'staff', 'staff'],
  ['partner+staff', 'staff+support', 'staff'],
  ['staff', 'staff', 'staff'],
  ['partner', 'staff', null],
])('stricter of %s and %s is %s, in either order', (a, b, expected) => {
  expect(stricter(a, b)).toBe(expected)
  expect(stricter(b, a)).toBe(expected)
})

describe('rules', () => {
  const rules = new Rules([
    {files: ['docs/members/staff/**', 'src/pages/team.tsx'], access: 'staff'},
    {files: 'docs/members/**', access: 'signed-in'},
  ])

  test.each([
    ['docs/members/staff/a.md', 'staff'],
    ['docs/members/a.md', 'signed-in'],
    ['docs/members/.hidden/a.md', 'signed-in'],
    ['src/pages/team.tsx', 'staff'],
    ['docs/members.md', undefined],
    ['docs/a.md', undefined],
  ])('%s: the first that matches decides', (file, access) => {
    expect(rules.accessOf(file)).toBe(access)
  })

  test('each glob must match a page', () => {
    expect(rules.idle(['docs/members/staff/a.md', 'docs/members/b.md']).unmatched).toEqual([
      'src/pages/team.tsx',
    ])
  })

  test('a rule behind a wider one is found', () => {
    const shadowed = new Rules([
      {files: 'docs/**', access: 'signed-in'},
      {files: 'docs/staff/**', access: 'staff'},
    ])
    expect(shadowed.idle(['docs/staff/a.md']).shadowed).toEqual([{glob: 'docs/staff/**', by: ['docs/**']}])
  })
})

describe('decideAccess', () => {
  const rules = new Rules([{files: 'docs/members/**', access: 'signed-in'}])
  const page = (file: string, frontMatter: Record<string, unknown> = {}) => ({file, frontMatter})

  test.each([
    ['nothing says anything', [page('docs/a.md')], 'public'],
    ['a rule', [page('docs/members/a.md')], 'signed-in'],
    ['front matter wins over rules', [page('docs/members/a.md', {access: 'public'})], 'public'],
    ['a copy inherits a rule', [page('i18n/fr/a.md'), page('docs/members/a.md')], 'signed-in'],
    ['a copy inherits front matter', [page('i18n/fr/a.md'), page('docs/a.md', {access: 'staff'})], 'staff'],
    ['a copy may be stricter', [page('old.md', {access: 'staff'}), page('docs/members/a.md')], 'staff'],
    [
      'a copy may not be looser',
      [page('old.md', {access: 'public'}), page('docs/members/a.md')],
      'signed-in',
    ],
    ['through two originals', [page('fr.md'), page('old.md'), page('docs/a.md', {access: 'staff'})], 'staff'],
  ])('%s', (_case, lineage, access) => {
    expect(decideAccess(lineage, rules)).toEqual({access})
  })

  test('roles without a common one are a conflict', () => {
    const lineage = [page('old.md', {access: 'partner'}), page('docs/a.md', {access: 'staff'})]
    expect(decideAccess(lineage, rules)).toEqual({
      conflict: [
        {file: 'old.md', access: 'partner'},
        {file: 'docs/a.md', access: 'staff'},
      ],
    })
  })

  test.each(['Access', 'acess', 'acces'])("'%s' is refused, not ignored", (key) => {
    const decision = decideAccess([page('docs/a.md', {[key]: 'staff'})], rules)
    expect(decision).toMatchObject({malformed: {file: 'docs/a.md', key}})
  })
})

describe('originalOf', () => {
  const layout = {
    localizationDir: 'i18n/fr',
    contentDirs: [
      {kind: 'docs', id: 'default', path: 'handbook'},
      {kind: 'docs', id: 'api', path: '../api/docs'},
      {kind: 'blog', id: 'default', path: 'blog'},
      {kind: 'pages', id: 'default', path: 'src/pages'},
    ] as const,
  }

  test.each([
    ['handbook/a.md', null],
    ['versioned_docs/version-1.0/b/a.md', 'handbook/b/a.md'],
    ['api_versioned_docs/version-2/a.md', '../api/docs/a.md'],
    ['i18n/fr/docusaurus-plugin-content-docs/current/a.md', 'handbook/a.md'],
    ['i18n/fr/docusaurus-plugin-content-docs/version-1.0/a.md', 'versioned_docs/version-1.0/a.md'],
    ['i18n/fr/docusaurus-plugin-content-docs-api/current/a.md', '../api/docs/a.md'],
    ['i18n/fr/docusaurus-plugin-content-docs-api/version-2/a.md', 'api_versioned_docs/version-2/a.md'],
    ['i18n/fr/docusaurus-plugin-content-blog/2025/a.md', 'blog/2025/a.md'],
    ['i18n/fr/docusaurus-plugin-content-pages/team.tsx', 'src/pages/team.tsx'],
    ['i18n/fr/docusaurus-plugin-content-blog-news/a.md', UNKNOWN],
    ['i18n/fr/some-other-plugin/a.md', UNKNOWN],
  ])('%s', (file, original) => {
    expect(originalOf(file, layout)).toBe(original)
  })
})
