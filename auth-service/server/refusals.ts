import type {IncomingMessage} from 'node:http'
import {maxBody} from '../src/http/limits'
import type {ProblemCode} from '../src/http/problems'

/**
 * What the doors behind can speak about: each says itself which of them it takes. TRACE is not among them (OWASP ASVS
 * 13.4.4); Next would answer it like a GET.
 */
export const understoodMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Why a request is turned away before anybody looks at it, or `null`. Decided by its first lines; no byte of its body is read. */
export function refusalOf({
  method = '',
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): ProblemCode | null {
  if (!understoodMethods.includes(method)) return 'METHOD_NOT_ALLOWED'
  if (!isPath(url)) return 'BAD_REQUEST'
  // A body without a length is counted where it is read.
  return Number(headers['content-length'] ?? 0) > maxBody ? 'PAYLOAD_TOO_LARGE' : null
}

/**
 * A path that can be decoded. Anything else (`*`, the absolute form for proxies, a torn `%E0%A4`) would be a 500 of Next's
 * own, in plain text.
 */
function isPath(url: string): boolean {
  if (!url.startsWith('/')) return false
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
