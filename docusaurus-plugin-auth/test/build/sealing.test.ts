import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Manifest} from '../../src/build/manifest.js'
import {AuthService} from '../support/authService.js'
import {expectText, launchChromium, openPage} from '../support/browser.js'
import {manifestOf, openSealed} from '../support/sealed.js'
import {type Built, bundlers, Site, withAuth} from '../support/site.js'
import {type StaticServer, serveStatic} from '../support/staticServer.js'
import {privateFiles, publicFiles, sealing, secrets} from './fixtures/sealing.js'

describe.each(bundlers)('files and code of protected pages, with %s', (bundler) => {
  let auth: AuthService
  let server: StaticServer
  let site: Site
  let built: Built
  let manifest: Manifest
  /** Sealed scripts, opened, by the page they are of. */
  let opened: Map<string, string>

  beforeAll(async () => {
    auth = await AuthService.start()
    auth.user.roles = ['staff']
    site = await Site.create(sealing, bundler)
    server = await serveStatic(join(site.dir, 'build'), {baseUrl: '/base/'})
    const plugins = [withAuth({authUrl: auth.url}), './maps.js']
    await site.configure({...sealing.config, url: server.url, plugins})
    built = await site.build()
    expect(built.exitCode, built.log).toBe(0)
    manifest = manifestOf(site.dir)
    const byChunk = await openSealed(join(site.dir, 'build'), manifest)
    opened = new Map([...byChunk].map(([name, text]) => [manifest.chunks[name]?.page ?? '', text]))
  })
  afterAll(async () => {
    await server?.stop()
    await auth?.stop()
    await site?.remove()
  })

  const filesWith = (text: string) =>
    [...built.output].filter(([, content]) => content.includes(text)).map(([file]) => file)
  /** The file that the `data:` URI of this beginning holds, in a script. */
  const fileIn = (script: string, start: string) => {
    const [, encoded = ''] = script.split(start)
    return Buffer.from(encoded.split('"')[0] ?? '', 'base64').toString('latin1')
  }

  test.each([...new Set(Object.values(secrets).flat()), ...Object.keys(privateFiles)])(
    '%s is in no file of the output',
    (secret) => {
      expect(filesWith(secret)).toEqual([])
    },
  )

  test.each(Object.entries(secrets))('readers of %s get all of it', (page, texts) => {
    for (const text of texts) expect(opened.get(page)).toContain(text)
  })

  test('nobody gets what only others may read', () => {
    expect(opened.get('docs/members.mdx')).not.toContain('secretStaffText')
    expect(opened.get('docs/members.mdx')).not.toContain('secretRawText')
    expect(opened.get('docs/members.mdx')).not.toContain('name=plan')
  })

  test.each(Object.entries(privateFiles))(
    '%s is inside the script of the page that uses it',
    (mark, start) => {
      expect(fileIn(opened.get('docs/staff.mdx') ?? '', start)).toContain(mark)
    },
  )

  test.each(publicFiles)('%s, which something public uses too, stays a file', (mark) => {
    expect(filesWith(mark).length).toBeGreaterThan(0)
    for (const script of opened.values()) expect(fileIn(script, 'data:image/gif;base64,')).not.toContain(mark)
  })

  test('of a protected page, the output holds the ciphertext and nothing beside it', () => {
    const chunks = Object.values(manifest.chunks)
    expect(chunks.map(({file}) => file).toSorted()).toEqual(
      [...built.output.keys()].filter((file) => file.includes('sealed-')).toSorted(),
    )
    for (const {file} of chunks) {
      expect(file).toMatch(/^assets\/js\/sealed-[0-9a-f]{8}\.[0-9a-f]{8}\.sealed$/)
      expect(built.output.get(file)).toMatch(/^DPA1/)
    }
  })

  test('public scripts keep their source maps, without a word of protected pages', () => {
    const maps = [...built.output.keys()].filter((file) => file.endsWith('.map'))
    expect(maps.length).toBeGreaterThan(0)
    expect(filesWith('openSharedCode').some((file) => file.endsWith('.js.map'))).toBe(true)
  })

  test('no page loads, prefetches or names a sealed script as a script', () => {
    const pages = [...built.output].filter(([file]) => file.endsWith('.html'))
    for (const [, html] of pages) expect(html).not.toMatch(/sealed-[^"'\s>]*\.js/)
  })

  test('the manifest tells the audit what to look for', () => {
    expect(manifest).toMatchObject({version: 1, site: `${server.url}/base/`, epoch: '1', locale: 'en'})
    const staff = Object.values(manifest.chunks).find(({page}) => page === 'docs/staff.mdx')
    expect(staff).toMatchObject({
      access: 'staff',
      sources: ['docs/_raw.py', 'docs/staff.mdx', 'src/components/Late.js', 'src/components/Private.js'],
      assets: [
        'docs/movie.mp4',
        'docs/own.png',
        'docs/plan ü (1).zip',
        'src/components/late.webp',
        'src/components/photo.jpg',
        'src/components/table.bin',
        'src/components/type.woff2',
      ],
      stylesheets: ['docs/staff.css'],
    })
    expect(staff?.inlined).toHaveLength(7)
    for (const address of staff?.inlined ?? []) {
      expect(address).toMatch(/^\/base\//)
      expect(built.output.has(address.slice('/base/'.length))).toBe(false)
    }
  })

  test('a reader sees it all: what is imported on demand, and every file', async () => {
    const browser = await launchChromium()
    const {page, complaints} = await openPage(browser)
    const missing: string[] = []
    page.on('response', (response) => {
      if (response.status() >= 400) missing.push(response.url())
    })
    const address = `${server.url}/base/docs/staff`
    await page.goto(`${auth.url}/signin?callbackUrl=${encodeURIComponent(address)}`)
    await expectText(page, 'secretStaffText')
    await expectText(page, 'secretLateText')
    const addresses = await page
      .locator('article [src], article p a[href]')
      .evaluateAll((elements) =>
        elements.map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? ''),
      )
    await browser.close()

    const starts = addresses.map((one) => one.replace(/base64,.*/s, 'base64,'))
    expect(starts).toEqual(expect.arrayContaining(Object.values(privateFiles)))
    expect(missing).toEqual([])
    expect(complaints).toEqual([])
  })
})
