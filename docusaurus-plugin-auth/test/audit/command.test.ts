import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {brotliCompressSync, gzipSync} from 'node:zlib'
import {strToU8, zipSync} from 'fflate'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {AuditReport, Leak} from '../../src/audit/report.js'
import {contentSecret} from '../support/authService.js'
import {type Built, Site} from '../support/site.js'
import {handbook, harbour, plan, sentences} from './fixtures/harbour.js'

let site: Site
let built: Built

beforeAll(async () => {
  site = await Site.create(harbour, 'rspack')
  built = await site.build()
})
afterAll(() => site.remove())

/** A copy of the output with files added; `null` takes one away. */
async function outputWith(name: string, files: Record<string, string | Uint8Array | null>): Promise<string> {
  const dir = join(site.dir, 'outputs', name)
  await cp(join(site.dir, 'build'), dir, {recursive: true})
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, file)), {recursive: true})
    if (content === null) await rm(join(dir, file))
    else await writeFile(join(dir, file), content)
  }
  return dir
}

async function audit(...args: string[]): Promise<{exitCode: number; report: AuditReport}> {
  const {exitCode, log} = await site.run('auth:audit', ...args, '--json')
  return {exitCode, report: JSON.parse(log) as AuditReport}
}

describe('the output as it was built', () => {
  test('builds, with the audit at the end', () => {
    expect(built.exitCode, built.log).toBe(0)
  })

  test('passes, and says what was looked for', async () => {
    const {exitCode, report} = await audit()
    expect(report.leaks).toEqual([])
    expect(report.faults).toEqual([])
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({version: 1, ok: true, dir: join(site.dir, 'build'), locales: ['en', 'fr']})
    // Five pages, one of them translated, and a public page with a sealed part.
    expect(report.checked).toMatchObject({pages: 6, attachments: 1, files: built.output.size})
    expect(report.checked.probes).toBeGreaterThan(40)
    expect(report.checked.bytes).toBe([...built.output.values()].reduce((sum, text) => sum + text.length, 0))
  })

  test('tells what its author should know', async () => {
    const {report} = await audit()
    expect(report.notices.map(({code, file}) => [code, file])).toEqual([
      ['NOT_CHECKABLE', 'docs/copied.mdx'],
      ['REPEATED_IN_PUBLIC', 'docs/copied.mdx'],
      ['NOT_READ', expect.stringMatching(/^assets\/files\/prices-.+\.pdf$/)],
      ['NOT_READ', 'files/prices.pdf'],
      ['NOT_READ', 'fr/files/prices.pdf'],
      ['STATIC_FILE', 'docs/handbook.mdx'],
    ])
  })

  test('says so in words', async () => {
    const {exitCode, log} = await site.run('auth:audit')
    expect(exitCode).toBe(0)
    expect(log).toMatch(/6 protected pages, \d+ probes and 1 attachment looked for in \d+ files/)
    expect(log).toMatch(/note docs\/copied\.mdx could not be checked/)
    expect(log).toMatch(
      /note docs\/copied\.mdx uses docs\/lamp\.png, which is the same as docs\/img\/lamp\.png/,
    )
    expect(log).toMatch(
      /note docs\/handbook\.mdx refers to static\/files\/prices\.pdf\. Static files are public/,
    )
    expect(log).toMatch(/note assets\/files\/prices-.+ could not be looked into: .+ \(and 2 others\)/)
    expect(log).toMatch(/No text of a protected page was found\./)
  })
})

describe('text of protected pages that somebody has put into the output', () => {
  const page = (text: string) => `<!doctype html><html lang="en"><body><p>${text}</p></body></html>`
  const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
  const planted: Record<string, string | Uint8Array> = {
    'handbook.md': handbook,
    'llms-full.txt': `# All\n\n${sentences.doc}\n`,
    'assets/js/data.0a1b2c3d.js': `const page="${base64(handbook)}"`,
    'assets/js/text.0a1b2c3d.js': `e.exports={title:${JSON.stringify(sentences.doc)}}`,
    'assets/js/main.0a1b2c3d.js.map': JSON.stringify({version: 3, sourcesContent: [handbook]}),
    'page.html.gz': gzipSync(page(sentences.doc)),
    'page.html.br': brotliCompressSync(page(sentences.doc)),
    'sources.zip': zipSync({'docs/handbook.mdx': strToU8(handbook)}),
    'blog/rss.xml': `<rss><item><description>${sentences.post.replace('merger', '&lt;b&gt;merger&lt;/b&gt;')}</description></item></rss>`,
    'search-index.json': JSON.stringify([{t: 'x', b: sentences.partial}]),
    'utf16.txt': Buffer.from(sentences.doc, 'utf16le'),
    'upper.txt': sentences.doc.toUpperCase(),
    'excerpt.html': page(`<b>The office</b> moves to the <i>old harbour</i> in the&#32;second&hellip;`),
    'van.txt': `booking: ${sentences.data}`,
    'team.html': page(sentences.react),
    'part.html': page(sentences.part),
    'fr/seite.html': page(sentences.french),
    'keyword.html': page('harbour-move-2027-05'),
    'alt.html': page('<img alt="Floor plan of the second floor">'),
    'assets/images/plan-0a1b2c3d.png': plan,
    'inlined.css': `a{background:url(data:image/png;base64,${base64(plan)})}`,
    'secret.js': `fetch("/x",{headers:{key:"${contentSecret}"}})`,
    'the office moves to the old harbour in the second week.txt': '',
  }
  let report: AuditReport
  let exitCode: number

  beforeAll(async () => {
    ;({report, exitCode} = await audit(await outputWith('planted', planted)))
  })

  const leakIn = (file: string): Leak | undefined => report.leaks.find((leak) => leak.file === file)

  test('fails', () => {
    expect(exitCode).toBe(1)
    expect(report.ok).toBe(false)
  })

  test.each<[file: string, page: string, kind: string, by: RegExp, inside?: RegExp]>([
    ['handbook.md', 'docs/handbook.mdx', 'front matter', /language models/],
    ['llms-full.txt', 'docs/handbook.mdx', 'text', /language models/],
    ['assets/js/data.0a1b2c3d.js', 'docs/handbook.mdx', 'front matter', /public module/, /^base64/],
    ['assets/js/text.0a1b2c3d.js', 'docs/handbook.mdx', 'text', /public module/],
    ['assets/js/main.0a1b2c3d.js.map', 'docs/handbook.mdx', 'front matter', /source map/],
    ['page.html.gz', 'docs/handbook.mdx', 'text', /packs sources/, /^gzip$/],
    ['page.html.br', 'docs/handbook.mdx', 'text', /packs sources/, /^brotli$/],
    ['sources.zip', 'docs/handbook.mdx', 'front matter', /packs sources/, /^docs\/handbook\.mdx in zip$/],
    ['blog/rss.xml', 'blog/2026-01-02-merger.mdx', 'text', /feed/],
    ['search-index.json', 'docs/handbook.mdx', 'text', /search index/],
    ['utf16.txt', 'docs/handbook.mdx', 'text', /plugin that writes data/],
    ['upper.txt', 'docs/handbook.mdx', 'text', /plugin that writes data/],
    ['excerpt.html', 'docs/handbook.mdx', 'text', /repeats the text/],
    ['van.txt', 'docs/handbook.mdx', 'data', /plugin that writes data/],
    ['team.html', 'src/pages/team.jsx', 'text', /repeats the text/],
    ['part.html', 'docs/index.mdx', 'text', /repeats the text/],
    [
      'fr/seite.html',
      'i18n/fr/docusaurus-plugin-content-docs/current/handbook.mdx',
      'text',
      /repeats the text/,
    ],
    ['keyword.html', 'docs/handbook.mdx', 'front matter', /repeats the text/],
    ['alt.html', 'docs/handbook.mdx', 'alt text', /repeats the text/],
    ['assets/images/plan-0a1b2c3d.png', 'docs/handbook.mdx', 'attachment', /same file/],
    ['inlined.css', 'docs/handbook.mdx', 'attachment', /public module/, /^base64/],
    ['secret.js', 'AUTH_CONTENT_SECRET', 'content secret', /public module/],
    [
      'the office moves to the old harbour in the second week.txt',
      'docs/handbook.mdx',
      'text',
      /./,
      /^its name$/,
    ],
  ])('in %s', (file, page, kind, by, inside = /^$/) => {
    expect(leakIn(file)).toMatchObject({page, kind, by: expect.stringMatching(by)})
    expect(leakIn(file)?.inside.join()).toMatch(inside)
    expect(leakIn(file)?.remedy).not.toBe('')
  })

  test('nothing else is accused', () => {
    expect(new Set(report.leaks.map(({file}) => file))).toEqual(new Set(Object.keys(planted)))
  })

  test('says where, and no more than the first words', () => {
    expect(leakIn('llms-full.txt')).toMatchObject({
      line: 3,
      column: 1,
      words: 'The office moves to the …',
      access: 'staff',
    })
    expect(leakIn('part.html')?.access).toBe('partner')
    const told = JSON.stringify(report)
    for (const text of [...Object.values(sentences), contentSecret]) expect(told).not.toContain(text)
  })

  test('in words: by file, with page, place and remedy', async () => {
    const {exitCode, log} = await site.run('auth:audit', join(site.dir, 'outputs', 'planted'))
    expect(exitCode).toBe(1)
    expect(log).toMatch(
      /LEAK llms-full\.txt\n {2}docs\/handbook\.mdx, for staff: text "The office moves to the …" \(line 3, column 1\)\n {2}Probably from: .+\n {2}What to do: .*docusaurus-plugin-llms/,
    )
    expect(log).toMatch(
      /LEAK secret\.js\n {2}The content secret.*\n.*\n {2}What to do: Make a new secret at once/,
    )
    expect(log).toMatch(/Do not publish this folder: text of \d protected pages is in 23 public files\./)
    expect(log).not.toContain(contentSecret)
  })
})

test('a static copy of a protected page is told from where it comes', async () => {
  await site.write({'static/notes/handbook.txt': handbook})
  const {report} = await audit(await outputWith('static', {'notes/handbook.txt': handbook}))
  await rm(join(site.dir, 'static/notes'), {recursive: true})
  expect(report.leaks).toMatchObject([
    {
      file: 'notes/handbook.txt',
      page: 'docs/handbook.mdx',
      by: expect.stringContaining('static/notes/handbook.txt'),
    },
  ])
})

test('what is not a leak: the shared sentence, boilerplate, titles, addresses, and everyday words', async () => {
  const innocent = [
    sentences.shared,
    'npm install --save-dev @docusaurus/module-type-aliases',
    'Moving house',
    '/docs/handbook',
    'the second floor',
  ]
  const {exitCode, report} = await audit(
    await outputWith('innocent', {
      'about.html': `<html lang="en"><p>${innocent.join('</p><p>')}</p>`,
      'list.txt': innocent.join('\n'),
    }),
  )
  expect(report.leaks).toEqual([])
  expect(exitCode).toBe(0)
})

describe('faults', () => {
  test('of every kind are told with file and remedy', async () => {
    const sealed = (await readdir(join(site.dir, 'build/assets/js'))).filter((file) =>
      file.endsWith('.sealed'),
    )
    const [first = '', second = ''] = sealed.map((file) => `assets/js/${file}`)
    const html = await readFile(join(site.dir, 'build/docs/handbook/index.html'), 'utf8')
    const sitemap = await readFile(join(site.dir, 'build/sitemap.xml'), 'utf8')
    const location = '<url><loc>https://docs.example.com/base/docs/handbook</loc></url>'
    const dir = await outputWith('faults', {
      [first]: null,
      [second]: 'module.exports = 1',
      'members-search/staff.sealed': null,
      'fr/members-search/staff.sealed': '{}',
      'assets/js/sealed-0a1b2c3d.4e5f6a7b.js': '',
      'sealed.en.json': '{}',
      '__server/server.bundle.js': '',
      'docs/handbook/index.html': html.replace(/noindex/g, 'index'),
      'sitemap.xml': sitemap.replace('</urlset>', `${location}</urlset>`),
    })
    const {exitCode, report} = await audit(dir)
    expect(exitCode).toBe(1)
    expect(report.leaks).toEqual([])
    expect(report.faults.map(({code, file}) => [code, file])).toEqual(
      expect.arrayContaining([
        ['SEALED_FILE_MISSING', first],
        ['SEALED_FILE_FOREIGN', second],
        ['SEALED_FILE_MISSING', 'members-search/staff.sealed'],
        ['SEALED_FILE_FOREIGN', 'fr/members-search/staff.sealed'],
        ['SEALED_SCRIPT', 'assets/js/sealed-0a1b2c3d.4e5f6a7b.js'],
        ['RECORDS_PUBLISHED', 'sealed.en.json'],
        ['SERVER_BUNDLE', '__server/server.bundle.js'],
        ['INDEXED', 'docs/handbook/index.html'],
        ['INDEXED', 'sitemap.xml'],
      ]),
    )
    expect(report.faults).toHaveLength(9)
    for (const {what, remedy} of report.faults) expect(what && remedy).toBeTruthy()
  })
})

describe('when nothing can be checked', () => {
  test.each([
    ['the folder is not there', 'nowhere', 'AUDIT_NO_OUTPUT'],
    ['the folder is empty', 'outputs/empty', 'AUDIT_NO_OUTPUT'],
  ])('%s', async (_, dir, code) => {
    await mkdir(join(site.dir, 'outputs/empty'), {recursive: true})
    const {exitCode, log} = await site.run('auth:audit', dir)
    expect(exitCode).toBe(2)
    expect(log).toContain(code)
    expect(JSON.parse((await site.run('auth:audit', dir, '--json')).log)).toMatchObject({
      ok: false,
      error: {code},
    })
  })

  test('the site was not built, or only in another language', async () => {
    const records = join(site.dir, '.docusaurus/docusaurus-plugin-auth/default')
    const away = join(site.dir, 'away')
    await cp(records, away, {recursive: true})
    await rm(join(records, 'sealed.fr.json'))
    const french = await site.run('auth:audit')
    await rm(records, {recursive: true})
    const nothing = await site.run('auth:audit')
    await cp(away, records, {recursive: true})
    expect(french).toMatchObject({exitCode: 2, log: expect.stringMatching(/AUDIT_NOT_BUILT\] .* in fr/)})
    expect(nothing).toMatchObject({exitCode: 2, log: expect.stringMatching(/docusaurus build/)})
    expect((await audit()).exitCode).toBe(0)
  })
})

test('prints hashes of the inline scripts as they were built, and a line for the policy', async () => {
  const {log} = await site.run('auth:audit', '--csp')
  const header =
    /^Content-Security-Policy: (script-src .* blob:; connect-src 'self' https:\/\/auth\.example\.com)$/m.exec(
      log,
    )?.[1]
  expect(header).toBeDefined()
  const hashes = log.match(/'sha256-[\w+/]{43}='/g) ?? []
  expect(new Set(hashes).size).toBeGreaterThan(2)
  const {csp} = JSON.parse((await site.run('auth:audit', '--csp', '--json')).log)
  expect(csp.header).toBe(header)
  expect(csp.scripts[0]).toEqual({
    hash: expect.stringMatching(/^'sha256-/),
    pages: expect.any(Number),
    example: expect.stringMatching(/\.html$/),
    begins: expect.any(String),
  })
})
