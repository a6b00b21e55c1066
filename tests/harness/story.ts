import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, inject, test as vitestTest} from 'vitest'
import {noteCookies} from '../../scripts/traces/browser.ts'
import {openProfile, type Profile} from './browser.ts'
import {type Answer, type Init, send} from './client.ts'
import {controlOf} from './control.ts'
import type {Control, Deployment} from './deployment.ts'
import {newReader, type Reader, signIn, signUp} from './reader.ts'

/** Everything a test gets: a deployment, a browser of its own, and hands to prepare the scene with. */
export interface Scene {
  deployment: Deployment
  control: Control
  /** A blank page in a fresh profile. */
  page: Page
  /** The profile of `page`. */
  profile: Profile
  /** Another reader's browser, or another machine of the same one. Watched and closed like the first. */
  anotherProfile(options?: BrowserContextOptions): Promise<Profile>
  docs(path: string): string
  auth(path: string): string
  api(path: string): string
  newReader: typeof newReader
  /** Signs a profile (the first, if none is named) in to a new account. */
  signedUp(profile?: Profile): Promise<Reader>
  signedIn(reader: Reader, profile?: Profile): Promise<void>
  /** A request without a browser; see `client.ts`. */
  send(url: string, init?: Init): Promise<Answer>
}

interface TestOptions {
  /** How the first profile is made: without JavaScript, dark, narrow. */
  browser?: BrowserContextOptions
  /** Tell it on this deployment only. */
  only?: Deployment['name']
}

type Test = (name: string, tell: (scene: Scene) => Promise<void>, options?: TestOptions) => void

/** Tells the same story on every deployment, or on the one where it makes sense. */
export function story(title: string, tests: (test: Test) => void, only?: Deployment['name']): void {
  const deployments = inject('deployments').filter(({name}) => !only || name === only)
  describe.each(deployments)(`${title} ($name)`, (deployment) => {
    let browser: Browser
    beforeAll(async () => {
      browser = await chromium.connect(deployment.browser)
    })
    afterAll(() => browser.close())

    tests((name, tell, options = {}) => {
      if (options.only && options.only !== deployment.name) return
      vitestTest(name, () => perform({title, name, deployment, browser, options}, tell))
    })
  })
}

interface Stage {
  title: string
  name: string
  deployment: Deployment
  browser: Browser
  options: TestOptions
}

async function perform(
  {title, name, deployment, browser, options}: Stage,
  tell: (scene: Scene) => Promise<void>,
) {
  const profiles: Profile[] = []
  const anotherProfile = async (settings?: BrowserContextOptions) => {
    const profile = await openProfile(browser, settings)
    profiles.push(profile)
    return profile
  }
  try {
    const profile = await anotherProfile(options.browser)
    await tell({
      deployment,
      control: controlOf(inject('control'), deployment.name),
      page: await profile.context.newPage(),
      profile,
      anotherProfile,
      docs: (path) => deployment.origins.docs + path,
      auth: (path) => deployment.origins.auth + path,
      api: (path) => deployment.origins.api + path,
      newReader,
      signedUp: async (who = profile) => {
        const {reader, cookies} = await signUp(deployment)
        await who.context.addCookies(cookies)
        return reader
      },
      signedIn: async (reader, who = profile) => who.context.addCookies(await signIn(deployment, reader)),
      send: (url, init) => send(deployment.edge, url, init),
    })
    for (const each of profiles) each.assertQuiet()
  } catch (error) {
    for (const [index, each] of profiles.entries()) {
      await each.screenshot(`${title} ${deployment.name} ${name} ${index + 1}`)
    }
    throw error
  } finally {
    for (const each of profiles) {
      await noteCookies(each.context)
      await each.close()
    }
  }
}
