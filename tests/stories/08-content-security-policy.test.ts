import {createHash} from 'node:crypto'
import {expect} from 'vitest'
import {type Scene, story} from '../harness/story.ts'
import {readSource} from './published.ts'
import {heading, keyRequests, places, readerMenu, visit} from './steps.ts'

story(
  '8 Content-Security-Policy',
  (test) => {
    test('with the policy that the docs recommend, everything works and nothing complains', async (scene) => {
      const {page, docs, signedUp} = scene
      await withPolicy(scene, await policy(scene), async () => {
        await visit(page, docs('/'))
        await visit(page, docs(places.sealedLesson.path))
        const reader = await signedUp()
        await visit(page, docs(places.sealedLesson.path))
        await heading(page, places.sealedLesson.heading).waitFor()
        const picture = page.getByRole('img', {name: /^Three boxes/})
        await expect
          .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
          .toBeGreaterThan(0)
        expect(keyRequests(scene)).toHaveLength(1)
        await page.getByRole('link', {name: 'Members', exact: true}).first().click()
        await heading(page, places.membersInReact.heading).waitFor()
        await visit(page, docs(places.parts.path))
        await page.getByText('This box was not in the page').waitFor()
        await visit(page, docs(`${places.lesson.path}?lesson=personalise`))
        await page.getByRole('button', {name: `Personalise for ${reader.name}`}).click()
        const answer = page.getByRole('region', {name: 'Personalise this lesson'})
        await answer.getByRole('listitem').first().waitFor()
        await page.getByRole('searchbox').or(page.getByPlaceholder('Search')).first().fill('cookie')
        await page.locator('[class*=hitTitle]').first().waitFor()
      })
    })

    test('without blob: a page says that a rule of the site keeps it closed', async (scene) => {
      const {page, docs, profile, signedUp} = scene
      const reader = await signedUp()
      profile.allow(/Content Security Policy|could not be opened/)
      const strict = (await policy(scene)).replace(' blob:', '')
      await withPolicy(scene, strict, async () => {
        await visit(page, docs(places.sealedLesson.path))
        await heading(page, 'A rule of this site keeps the page closed').waitFor()
        await page.getByText('The Content-Security-Policy must allow blob: in script-src.').waitFor()
        await readerMenu(page, reader.name).waitFor()
      })
    })

    test('without the hash of the script in its head a page starts with the placeholder, and opens', async (scene) => {
      const {page, docs, profile, signedUp} = scene
      const reader = await signedUp()
      profile.allow(/Content Security Policy/)
      const only = await hashesOnlyIn(scene, places.sealedLesson.path, places.lesson.path)
      expect(only).toHaveLength(1)
      const without = (await policy(scene)).replace(` ${only[0]}`, '')
      await withPolicy(scene, without, async () => {
        await visit(page, docs(places.sealedLesson.path))
        await readerMenu(page, reader.name).waitFor()
        await heading(page, places.sealedLesson.heading).waitFor()
      })
    })
  },
  'https',
)

/** The example of the docs, with what `docusaurus auth:audit --csp` prints in its place, for these addresses. */
async function policy({deployment}: Scene): Promise<string> {
  const page = (await readSource('docs/publish/content-security-policy.md')).toString('utf8')
  const [, example = ''] = /```text title="Content-Security-Policy"\n([\s\S]+?)\n```/.exec(page) ?? []
  const {audit, origins} = deployment
  return example
    .replaceAll('\n', ' ')
    .replace('HASHES', audit.csp.scripts.map(({hash}) => hash).join(' '))
    .replace('https://auth.example.com', origins.auth)
    .replace('https://api.example.com', origins.api)
}

async function withPolicy({control}: Scene, policy: string, tell: () => Promise<void>): Promise<void> {
  expect(policy).toMatch(/script-src 'self' .*'sha256-.+connect-src 'self' https:/)
  await control.sendPolicy(policy)
  try {
    await tell()
  } finally {
    await control.sendPolicy()
  }
}

/** Hashes of inline scripts of one page that another does not have. */
async function hashesOnlyIn({send, docs}: Scene, path: string, other: string): Promise<string[]> {
  const hashes = async (path: string) => {
    const {body} = await send(docs(path))
    const scripts = [...body.matchAll(/<script(?![^>]*\b(?:src|type)=)[^>]*>([\s\S]*?)<\/script>/g)]
    return scripts.map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`)
  }
  const known = await hashes(other)
  return (await hashes(path)).filter((hash) => !known.includes(hash))
}
