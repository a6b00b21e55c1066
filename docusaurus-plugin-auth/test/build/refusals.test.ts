import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Built, Site, withAuth} from '../support/site.js'

describe('a site with mistakes', () => {
  let site: Site
  let built: Built

  beforeAll(async () => {
    const files = {
      'docs/index.mdx': '---\nslug: /\ntitle: Welcome\naccess: Staff\n---\n\nsecretBody\n',
      'docs/slip.mdx': '---\nacess: staff\n---\n\n# Slip\n',
      'docs/empty.mdx': '---\naccess:\n---\n\n# Empty\n',
      'docs/roles.mdx': '---\naccess: staff\n---\n\n# Roles\n',
      'docs/good/staff.mdx': '# Staff\n',
      'versions.json': '["1.0"]',
      'versioned_docs/version-1.0/roles.mdx': '---\naccess: partner\n---\n\n# Roles\n',
    }
    const rules = [
      {files: 'docs/good/**', access: 'signed-in'},
      {files: 'docs/good/staff.mdx', access: 'staff'},
      {files: ['docs/membres/**'], access: 'signed-in'},
    ]
    site = await Site.create({files, config: {plugins: [withAuth({rules})]}}, 'rspack')
    site.env = {AUTH_CONTENT_SECRET: 'short', DOCUSAURUS_KEEP_SERVER_BUNDLE: 'true'}
    built = await site.build()
  })
  afterAll(() => site.remove())

  test('is not built', () => {
    expect(built.exitCode).toBe(1)
    expect([...built.output.keys()]).toEqual([])
  })

  test.each([
    ['ACCESS_MALFORMED', /docs\/index\.mdx:4: 'access' cannot be understood: "Staff" is not a role/],
    ['ACCESS_MALFORMED', /docs\/empty\.mdx:2: 'access' cannot be understood: it is empty/],
    ['ACCESS_MALFORMED', /docs\/slip\.mdx:2: .*'acess' protects nothing; the word is 'access'/],
    ['ACCESS_CONFLICT', /version-1\.0\/roles\.mdx is for partner, but docs\/roles\.mdx is for staff/],
    ['RULE_MATCHES_NOTHING', /- docs\/membres\/\*\*/],
    ['RULE_NEVER_DECIDES', /'docs\/good\/staff\.mdx' never decides: 'docs\/good\/\*\*' stands before it/],
    ['SECRET_WEAK', /AUTH_CONTENT_SECRET is too short: 5 bytes, at least 32 are needed/],
    ['SERVER_BUNDLE_KEPT', /DOCUSAURUS_KEEP_SERVER_BUNDLE is true/],
  ])('%s is told, with all others: %s', (code, told) => {
    expect(built.log).toContain(`[docusaurus-plugin-auth ${code}]`)
    expect(built.log).toMatch(told)
    expect(built.log).toContain('What to do:')
  })
})

test('a partial that says access is refused: it would protect nothing', async () => {
  const site = await Site.create(
    {
      files: {
        'docs/index.mdx':
          "---\nslug: /\n---\n\nimport Partial from './_partial.mdx'\n\n# Welcome\n\n<Partial />\n",
        'docs/_partial.mdx': '---\naccess: staff\n---\n\nsecretPartial\n',
      },
    },
    'rspack',
  )
  const {exitCode, log} = await site.build()
  await site.remove()
  expect(exitCode).toBe(1)
  expect(log).toMatch(/ACCESS_NOT_A_PAGE\] docs\/_partial\.mdx/)
})

test('a translation of an unknown original is refused rather than published', async () => {
  const site = await Site.create(
    {
      files: {
        'docs/index.mdx': '---\nslug: /\naccess: staff\n---\n\n# Welcome\n',
        'i18n/fr/docusaurus-plugin-content-docs/current/index.mdx':
          '---\nslug: /\n---\n\n# Bienvenue\n\nsecretFrench\n',
        'preset.js':
          "module.exports = (context, options) => require('@docusaurus/preset-classic').default(context, {docs: {}, blog: false, pages: {}, theme: {}})",
      },
      config: {presets: ['./preset.js'], i18n: {defaultLocale: 'en', locales: ['en', 'fr']}},
    },
    'rspack',
  )
  const {exitCode, log} = await site.build('--locale', 'fr')
  await site.remove()
  expect(exitCode).toBe(1)
  expect(log).toMatch(/ORIGINAL_UNKNOWN\] i18n\/fr\/docusaurus-plugin-content-docs\/current\/index\.mdx/)
})
