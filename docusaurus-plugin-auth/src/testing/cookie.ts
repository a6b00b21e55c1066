/** A cookie as Playwright's `context.addCookies()` takes it. */
export interface TestCookie {
  name: string
  value: string
  domain: string
  path: string
  /** Seconds since 1970. */
  expires: number
  httpOnly: boolean
  secure: boolean
  sameSite: 'Lax' | 'None' | 'Strict'
}
