/** Where the reader goes next, in words. */
export interface Destination {
  href: string
  /** `docs.example.com` */
  host: string
  /** `/members/intro`, readable; empty for the front page. */
  path: string
}

/**
 * Takes an absolute URL that `safeReturn` let through. Query and anchor are kept in `href` and left out of the words.
 * @throws {TypeError} when the URL is not absolute
 */
export function describeDestination(href: string): Destination {
  const url = new URL(href)
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '')
  return {href, host: url.host, path: readable(path)}
}

/** Decoded, unless that would let invisible or direction-changing characters rearrange what the reader sees. */
function readable(path: string): string {
  try {
    const decoded = decodeURI(path)
    return /[\p{C}\p{Z}]/u.test(decoded) ? path : decoded
  } catch {
    return path // not UTF-8: shown as it is
  }
}
