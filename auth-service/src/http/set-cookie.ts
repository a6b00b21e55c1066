import {parseSetCookieHeader, toCookieOptions} from 'better-auth/cookies'

type Attributes = ReturnType<typeof toCookieOptions>

/** One `Set-Cookie` line, taken apart for a cookie jar. */
export function readSetCookie(line: string): {name: string; value: string; attributes: Attributes} {
  const [[name, cookie] = ['', {value: ''}]] = parseSetCookieHeader(line)
  return {name, value: cookie.value, attributes: toCookieOptions(cookie)}
}
