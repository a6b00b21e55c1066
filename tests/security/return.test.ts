import {randomInt} from 'node:crypto'
import {expect} from 'vitest'
import {networkHeader} from '../harness/deployment.ts'
import {toHeader} from '../harness/reader.ts'
import {type Scene, story} from '../harness/story.ts'
import {hidden, posted} from './return/form.ts'
import {honoured, payloads} from './return/payloads.ts'

/** Each sign-in comes from a network of its own: the limits have tests of theirs. */
const aNetwork = () => ({[networkHeader]: `100.64.${randomInt(256)}.${randomInt(1, 255)}`})

const signInPage = ({auth}: Scene, callbackUrl: string): string =>
  auth(`/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`)

type Case = [callbackUrl: string, leadsTo: string]

/** Every payload with the page it must lead to. */
function cases({deployment}: Scene, ofEachKind?: number): Case[] {
  const home = `${deployment.origins.docs}/`
  const tricks = Object.values(payloads(deployment.origins)).flatMap((kind) => kind.slice(0, ofEachKind))
  return [
    ...honoured(deployment.origins).map((url): Case => [url, url]),
    ...tricks.map((url): Case => [url, home]),
  ]
}

const whole = process.env.RETURN_TABLE === 'whole'

/** What takes a page load or a sign-in each: one of each kind every day, all of them in the matrix. */
const fewerCases = (scene: Scene): Case[] => cases(scene, whole ? undefined : 1)

/** What takes both: every day the tricks that a browser would follow anywhere, if nobody stopped it. */
function fewestCases(scene: Scene): Case[] {
  if (whole) return cases(scene)
  const {origins} = scene.deployment
  const kinds = payloads(origins)
  return [
    ...honoured(origins)
      .slice(0, 1)
      .map((url): Case => [url, url]),
    ...(['another site', 'no scheme', 'backslash', 'another scheme', 'user information'] as const).flatMap(
      (kind) => kinds[kind].slice(0, 1).map((url): Case => [url, `${origins.docs}/`]),
    ),
  ]
}

story(
  'Where a callbackUrl leads',
  (test) => {
    test('over HTTP, signed in: the redirect', async (scene) => {
      await scene.signedUp()
      const cookie = toHeader(await scene.profile.context.cookies())
      expect(cases(scene).length).toBeGreaterThan(80)
      for (const [callbackUrl, leadsTo] of cases(scene)) {
        const {status, headers} = await scene.send(signInPage(scene, callbackUrl), {headers: {cookie}})
        expect([callbackUrl, status, headers.get('location')]).toEqual([callbackUrl, 303, leadsTo])
      }
    })

    test('over HTTP, signed out: what the page carries', async (scene) => {
      for (const [callbackUrl, leadsTo] of cases(scene)) {
        const page = await scene.send(signInPage(scene, callbackUrl))
        expect([callbackUrl, page.status, hidden(page, 'callbackUrl')]).toEqual([callbackUrl, 200, leadsTo])
      }
    })

    // The field is only a suggestion: somebody could send the form with another one.
    test('over HTTP, signed out: the redirect after the form, whatever was written into it', async (scene) => {
      const {email, password} = await scene.signedUp()
      const page = await scene.send(scene.auth('/signin'))
      for (const [callbackUrl, leadsTo] of fewerCases(scene)) {
        const {headers, body} = await posted(page, {email, password, callbackUrl})
        const answer = await scene.send(scene.auth('/signin'), {
          method: 'POST',
          headers: {...headers, ...aNetwork(), origin: scene.auth('')},
          body,
        })
        expect([callbackUrl, answer.status, answer.headers.get('location')]).toEqual([
          callbackUrl,
          303,
          leadsTo,
        ])
      }
    })

    // Without scripts: the redirect is all that moves the browser here, and the docs load faster.
    test(
      'in Chromium, signed in: where the browser lands',
      async (scene) => {
        const {page, profile} = scene
        profile.allow(/status of 404/)
        await scene.signedUp()
        for (const [callbackUrl, leadsTo] of fewerCases(scene)) {
          await page.goto(signInPage(scene, callbackUrl), {waitUntil: 'commit'})
          expect([callbackUrl, page.url()]).toEqual([callbackUrl, leadsTo])
          // As a careless link would have it: unescaped, for the browser to make sense of.
          await page.goto(scene.auth(`/signin?callbackUrl=${callbackUrl}`), {waitUntil: 'commit'})
          const landed = new URL(page.url()).origin
          expect([callbackUrl, [scene.docs(''), scene.auth('')].includes(landed)]).toEqual([
            callbackUrl,
            true,
          ])
        }
        const hosts = profile.requests.map((line) => new URL(line.split(' ')[1] ?? '').host)
        expect([...new Set(hosts)].sort()).toEqual(
          [scene.auth(''), scene.docs('')].map((url) => new URL(url).host),
        )
      },
      {browser: {javaScriptEnabled: false}},
    )

    test('in Chromium, signed out: where the form leads, whatever was written into it', async (scene) => {
      const {page, profile} = scene
      // Cookies are cleared under the feet of the page that was landed on, which may just be asking who is signed in.
      profile.allow(/status of 40[14]/)
      const {email, password} = await scene.signedUp(await scene.anotherProfile())
      // Of the form alone: what the docs ask the service for would need a preflight for one header more.
      await page.route(scene.auth('/signin**'), (route, request) =>
        route.continue({headers: {...request.headers(), ...aNetwork()}}),
      )
      for (const [callbackUrl, leadsTo] of fewestCases(scene)) {
        await profile.context.clearCookies()
        await page.goto(signInPage(scene, callbackUrl))
        await page.locator('input[name=callbackUrl]').evaluate((field: HTMLInputElement, value) => {
          field.value = value
        }, callbackUrl)
        await page.locator('input[name=email]').fill(email)
        await page.locator('input[name=password]').fill(password)
        await page.locator('#signin button[type=submit]').click()
        await page.waitForURL((url) => url.pathname !== '/signin', {waitUntil: 'commit'})
        expect([callbackUrl, page.url()]).toEqual([callbackUrl, leadsTo])
      }
    })
  },
  'https',
)
