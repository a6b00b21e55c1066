import {execFile} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {expect} from 'vitest'
import type {Deployment} from '../harness/deployment.ts'
import {story} from '../harness/story.ts'
import {
  inBase64,
  passagesOf,
  protectedFiles,
  protectedPicture,
  readFolder,
  readSource,
  spellings,
} from './published.ts'
import {card, keyRequests, places, sealedFiles, toService, visit} from './steps.ts'

story('8 What is published', (test) => {
  test('no passage of a protected page is in any file', async ({deployment}) => {
    const find = await searcher(deployment)
    for (const file of protectedFiles) {
      const passages = await passagesOf(file)
      expect(passages.length, `passages of ${file}`).toBeGreaterThan(2)
      expect(passages.flatMap(find), file).toEqual([])
    }
    expect(find('This box was not in the page'), 'a sealed part').toEqual([])
    // The same search finds what stands beside that part: it is not blind.
    expect(find('What stands between the tags is taken out of the page')).not.toEqual([])
  })

  test('no byte of a picture on a protected page is in any file', async ({deployment}) => {
    const files = [...(await readFolder(deployment.siteDir))]
    const holders = (bytes: Buffer) => {
      const codes = inBase64(bytes)
      const holds = (file: Buffer) => file.includes(bytes) || codes.some((code) => file.includes(code))
      return files.filter(([, file]) => holds(file)).map(([name]) => name)
    }
    const picture = await readSource(protectedPicture)
    const middle = picture.length >> 1
    expect(holders(picture.subarray(middle, middle + 48))).toEqual([])
    expect(holders((await readSource('static/img/social-card.png')).subarray(5000, 5048))).toEqual([
      'img/social-card.png',
    ])
  })

  test('all of it is there for who has the key, by the script that the docs teach', async ({deployment}) => {
    const {siteDir, origins, contentSecret} = deployment
    const dir = await mkdtemp(join(tmpdir(), 'docs-auth-opened-'))
    try {
      const script = join(dir, 'open-sealed.mjs')
      await writeFile(script, await taughtScript())
      const names = [...(await readFolder(siteDir)).keys()].filter((name) => name.endsWith('.sealed'))
      const open = (name: string, access: string) =>
        run(process.execPath, [script, join(siteDir, name), `${origins.docs}/`, '1', access], {
          env: {AUTH_CONTENT_SECRET: contentSecret},
          encoding: 'buffer',
          maxBuffer: 1e8,
        }).then(
          ({stdout}) => spellings(stdout).join(' '),
          () => undefined,
        )
      const opened = await Promise.all(
        names.map(async (name) => (await open(name, 'signed-in')) ?? (await open(name, 'staff'))),
      )
      expect(opened).not.toContain(undefined)
      const text = opened.join(' ')
      for (const file of protectedFiles.filter((name) => /\.mdx?$/.test(name))) {
        const passages = await passagesOf(file)
        const found = passages.filter((passage) => text.includes(passage))
        expect(found.length / passages.length, file).toBeGreaterThan(0.8)
      }
    } finally {
      await rm(dir, {recursive: true, force: true})
    }
  })

  test('the audit finds nothing', async ({deployment}) => {
    const {ok, leaks, faults} = deployment.audit
    expect({ok, leaks, faults}).toEqual({ok: true, leaks: [], faults: []})
  })

  test('visitors ask for no key and no ciphertext, wherever they go', async (scene) => {
    const {page, docs, deployment} = scene
    await visit(page, docs(places.intro.path))
    await page.getByRole('link', {name: 'Lesson: inside a sealed page'}).first().hover()
    await visit(page, docs(places.parts.path))
    await page.getByRole('main').getByRole('link', {name: 'Sign in'}).first().waitFor()
    if (deployment.onDenied === 'prompt') {
      for (const {path} of [places.sealedLesson, places.staff, places.membersInReact]) {
        await visit(page, docs(path))
        await card(page).getByRole('link', {name: 'Sign in', exact: true}).waitFor()
      }
    }
    await page.waitForLoadState('networkidle')
    expect(keyRequests(scene)).toEqual([])
    expect(sealedFiles(scene)).toEqual([])
    expect(toService(scene)).toEqual([])
  })
})

const run = promisify(execFile)

/** Finds the files that hold a passage, in any spelling or in base64. */
async function searcher({siteDir}: Deployment): Promise<(passage: string) => string[]> {
  const files = [...(await readFolder(siteDir))].map(([name, bytes]) => ({
    name,
    texts: /\.(png|woff2|sealed)$/.test(name) ? [] : spellings(bytes),
    bytes,
  }))
  return (passage) => {
    const codes = inBase64(Buffer.from(passage))
    return files
      .filter(
        ({texts, bytes}) =>
          bytes.includes(passage) ||
          texts.some((text) => text.includes(passage)) ||
          codes.some((code) => bytes.includes(code)),
      )
      .map(({name}) => `${name}: ${passage}`)
  }
}

/** The ten lines of the lesson, as a reader would copy them. */
async function taughtScript(): Promise<string> {
  const lesson = (await readSource('docs/learn/inside-a-sealed-page.mdx')).toString('utf8')
  const [, script] = /```js title="open-sealed\.mjs"\n([\s\S]+?)\n```/.exec(lesson) ?? []
  if (!script) throw new Error('The lesson teaches no script any more.')
  return script
}
