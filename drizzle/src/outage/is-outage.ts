/** Node's own codes: the line broke. */
const NETWORK_CODES = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

/** Whatever these say (no such host, refused, no such socket), the server was not reached. */
const NETWORK_CALLS = new Set(['connect', 'getaddrinfo'])

/** The certificate of the server ran out or was changed: nobody reaches it until somebody repairs that. */
const TLS_CODES = /^(CERT_|DEPTH_ZERO_|ERR_SSL_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_)/

/** SQLSTATEs and classes of the server being unable for now, rather than of a query being wrong. */
const SERVER_STATES = [
  '08', // connection exceptions
  '40001', // two transactions at once, of which this one was undone
  '40P01', // the same, found out as a deadlock
  '53', // out of memory, disk, connections
  '58', // system errors
  '57P', // shutting down, starting up, dropped
  '57014', // cancelled: our statement_timeout
  '55P03', // lock not available in time
  '25P03', // idle in a transaction for too long
  '25006', // read-only: a failover is under way
]

/** What the drivers say without any code. */
const MESSAGES = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect$/,
  /^timeout expired$/,
  /^Query read timeout$/,
  /is not queryable$/,
  /^Cannot use a pool after calling end on the pool$/,
  /^PGlite (is clos(ed|ing)|failed)/,
  // ws: the proxy in front of Neon is away or refuses.
  /^Unexpected server response: \d+$/,
  /^WebSocket (was closed|is not open)/,
]

/**
 * True when an error says "the database cannot answer now": refused, reset, terminated, timed out, pool
 * exhausted or closed, shutting down, undone for the sake of another transaction. False for what a query did wrong (constraints, syntax). Looks through
 * `cause`, `AggregateError` and the `ErrorEvent`s of WebSockets. Expects errors that come from a database call.
 */
export function isOutage(error: unknown): boolean {
  const seen = new Set<unknown>()
  const queue = [error]
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    if (typeof current !== 'object' || current === null || seen.has(current)) continue
    seen.add(current)
    if (saysAway(current)) return true
    const {cause, error: inner, errors} = current as Record<string, unknown>
    queue.push(cause, inner, ...(Array.isArray(errors) ? errors : []))
  }
  return false
}

function saysAway(error: object): boolean {
  const {code, severity, syscall, message} = error as Record<string, unknown>
  if (typeof code === 'string' && isAwayCode(code)) return true
  if (typeof syscall === 'string' && NETWORK_CALLS.has(syscall)) return true
  // The server ends the connection with these: refused login, unknown database, too many clients.
  if (severity === 'FATAL' || severity === 'PANIC') return true
  return typeof message === 'string' && MESSAGES.some((pattern) => pattern.test(message))
}

const isAwayCode = (code: string) =>
  NETWORK_CODES.has(code) || TLS_CODES.test(code) || SERVER_STATES.some((state) => code.startsWith(state))
