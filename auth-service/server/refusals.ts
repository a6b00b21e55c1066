import type {IncomingMessage, ServerResponse} from 'node:http'
import type {Env} from '../src/env'
import {allowedOrigins, corsHeaders} from '../src/features/cors/policy'
import {problemBody} from '../src/http/answers'
import {maxBody} from '../src/http/limits'
import {type ProblemCode, problemOf} from '../src/http/problems'

/**
 * What the doors behind can speak about: each says itself which of them it takes. TRACE is not among them (OWASP ASVS
 * 13.4.4); Next would answer it like a GET.
 */
const understoodMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

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

/** How much of a refused body is thrown away, and for how long, before the connection is cut. */
const patience = {bytes: 1024 * 1024, milliseconds: 1000}

/**
 * Answers at once, and cuts the connection a moment later: whoever is still writing when it is cut gets a reset, which takes
 * the answer with it (RFC 9112, section 9.6). A proxy makes a 502 of that.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  env: Env,
  code: ProblemCode,
): void {
  const body = JSON.stringify(problemBody(code))
  const cors = corsHeaders(request.headers.origin ?? null, allowedOrigins(env))
  response.writeHead(problemOf(code).status, {
    ...cors,
    ...(code === 'METHOD_NOT_ALLOWED' && {allow: understoodMethods.join(', ')}),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.write(body)

  let thrownAway = 0
  const cut = () => {
    clearTimeout(impatient)
    response.end()
  }
  const impatient = setTimeout(cut, patience.milliseconds)
  request.on('data', (chunk: Buffer) => {
    thrownAway += chunk.byteLength
    if (thrownAway > patience.bytes) cut()
  })
  request.once('end', cut)
  // Gone by themselves.
  response.once('close', () => clearTimeout(impatient))
}
