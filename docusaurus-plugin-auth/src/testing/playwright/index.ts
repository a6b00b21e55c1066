import type {TestCookie} from '../cookie.js'

export type {TestCookie}

/** As much of Playwright's `BrowserContext` as is needed: so every version of Playwright fits, and none is required. */
interface Context {
  addCookies(cookies: TestCookie[]): Promise<void>
}

/** What tests get besides Playwright's own `page` and `context`. */
export interface AuthFixtures<Who> {
  /** Signs the test's browser in, without a form. Pages that are open already notice it at their next look or reload. */
  signedIn: (who: Who) => Promise<void>
}

/**
 * Fixtures for `test.extend()` of `@playwright/test`: a browser is signed in by its cookies, not by clicking through a form.
 *
 * @param cookiesOf Makes the cookies of a session: `readerCookies` of `docusaurus-plugin-auth/testing/server` for the fake
 *   service, `sessionCookies` of `docusaurus-plugin-auth/testing/better-auth` for a row in the database of a real one.
 * @example
 * type Reader = Partial<TestReader>
 *
 * export const test = base.extend<AuthFixtures<Reader>>(
 *   authFixtures((reader: Reader) => readerCookies('http://localhost:3001', reader)),
 * )
 *
 * test('staff reads the runbook', async ({page, signedIn}) => {
 *   await signedIn({name: 'Ada', roles: ['staff']})
 *   await page.goto('/docs/runbook')
 * })
 */
export function authFixtures<Who>(cookiesOf: (who: Who) => TestCookie[] | Promise<TestCookie[]>) {
  return {
    signedIn: async (
      // Playwright reads the names in these braces to know which of its own fixtures to make.
      {context}: {context: Context},
      use: (signedIn: AuthFixtures<Who>['signedIn']) => Promise<void>,
    ): Promise<void> => {
      await use(async (who) => context.addCookies(await cookiesOf(who)))
    },
  }
}
