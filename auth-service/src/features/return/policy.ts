/** Where readers may be sent after signing in. */
export interface ReturnRules {
  /** Exact origins, for example `https://docs.example.com`: lower case, no path, no trailing slash. */
  readonly origins: readonly string[]
  /** Absolute URL for everything that is not allowed. */
  readonly fallback: string
}

/** Longer values are not pages of a documentation site; they are somebody looking for a limit. */
const maxLength = 2048

// Browsers drop tabs and line breaks inside a URL and read `\` as `/`: what is checked would not be what is visited.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const deceptive = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/

// `/%2f%2fevil.example` is a path of our site until some server or proxy decodes it and redirects to `//evil.example`.
const encodedSlash = /%(?:25)*(?:2f|5c)/i

/**
 * Decides where to send a reader: the very page they came from, if it lies on an allowed origin, else the fallback.
 *
 * Two independent checks must agree: the text begins with an allowed origin, and the parsed URL has that origin. The
 * first refuses everything the URL parser would helpfully repair (`https:evil.example`, `//evil.example`, userinfo, odd
 * ports), the second everything that only looks like a prefix (`https://docs.example.com.evil.example`).
 *
 * @returns an absolute URL; never throws.
 */
export function returnWithin(
  callbackUrl: string | null | undefined,
  {origins, fallback}: ReturnRules,
): string {
  if (!callbackUrl || callbackUrl.length > maxLength || deceptive.test(callbackUrl)) return fallback
  const lower = callbackUrl.toLowerCase()
  const origin = origins.find(
    (allowed) => lower === allowed || ['/', '?', '#'].some((next) => lower.startsWith(allowed + next)),
  )
  if (!origin || !URL.canParse(callbackUrl)) return fallback
  const url = new URL(callbackUrl)
  const stays = url.origin === origin && url.username === '' && url.password === ''
  // A path of `//host` is harmless in an absolute URL and an open redirect in the hands of a careless static host.
  const plainPath = !url.pathname.startsWith('//') && !encodedSlash.test(url.pathname)
  return stays && plainPath ? url.href : fallback
}
