import {resigned} from '../features/rotation/policy'

interface Pair {
  name: string
  value: string
}

function pairsOf(header: string): Pair[] {
  return header.split(';').flatMap((part) => {
    const equals = part.indexOf('=')
    return equals < 1 ? [] : [{name: part.slice(0, equals).trim(), value: part.slice(equals + 1).trim()}]
  })
}

/**
 * How often a cookie is in a request. Twice means that somebody else could set one of the name: a sibling domain, a
 * script on another path. Which of the two comes first says nothing about whose it is.
 */
export function countCookie(header: string | null, name: string): number {
  return cookieValues(header, name).length
}

/** Every value that a request has for a cookie. */
export const cookieValues = (header: string | null, name: string): string[] =>
  header === null ? [] : pairsOf(header).flatMap((pair) => (pair.name === name ? decode(pair.value) : []))

/** The `Cookie` header with the session cookie signed by the current secret, if an older one had signed it. */
export function withCurrentSignature(header: string, name: string, secrets: readonly string[]): string {
  if (secrets.length < 2) return header
  return pairsOf(header)
    .map((pair) => {
      const renewed = pair.name === name ? resigned(decode(pair.value), secrets) : null
      return `${pair.name}=${renewed === null ? pair.value : encodeURIComponent(renewed)}`
    })
    .join('; ')
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
