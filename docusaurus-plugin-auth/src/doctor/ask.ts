import {skewOf} from './findings/clock.js'
import type {CookieManner} from './findings/cookies.js'
import type {Grant} from './findings/origins.js'
import type {Reach} from './findings/reach.js'

/** Milliseconds. Longer than pages wait: a slow service is to be told from none. */
const PATIENCE = 15_000

export interface Answer {
  reach: Reach
  /** 0: no answer. */
  status: number
  grant: Grant
  /** How the service takes back a hint; `null` when it does not. */
  hint: CookieManner | null
  /** Whether pages of other sites may show passes: they travel in `Authorization`, which a preflight has to allow. */
  allowsPasses: boolean
  /** Seconds by which its clock is ahead of ours; 0 when it does not tell the time. */
  skew: number
}

interface Asked {
  /**
   * Name of a hint cookie. One that says nothing goes along, and the service takes it back as it sets it: for the same domain, with
   * the same flags.
   */
  hint?: string
  /** `OPTIONS`: as a browser asks before it sends headers of a page's own. */
  method?: 'GET' | 'OPTIONS'
}

/**
 * Asks a question that any browser could ask, with an `Origin` that only a page of that origin could send. Nothing secret is
 * sent, nothing is changed, and what the service says it says to strangers.
 */
export async function ask(url: string, origin: string, {hint, method = 'GET'}: Asked = {}): Promise<Answer> {
  const sent = Date.now()
  try {
    const response = await fetch(url, {
      method,
      headers: {accept: 'application/json', origin, ...(hint && {cookie: `${hint}=doctor`})},
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    const {status, headers} = response
    const text = await response.text()
    return {
      reach: understand(url, response, text),
      status,
      grant: {
        origin: headers.get('access-control-allow-origin'),
        credentials: headers.get('access-control-allow-credentials') === 'true',
      },
      allowsPasses: /\bauthorization\b/i.test(headers.get('access-control-allow-headers') ?? ''),
      hint: hint ? mannerOf(headers.getSetCookie(), hint) : null,
      skew: skewOf(headers.get('date'), sent, Date.now()),
    }
  } catch (error) {
    const nothing = {
      status: 0,
      grant: {origin: null, credentials: false},
      allowsPasses: false,
      hint: null,
      skew: 0,
    }
    return {reach: explain(error as Error), ...nothing}
  }
}

/** Whether this is how an auth service speaks: JSON, also where it refuses. */
function understand(url: string, {status, headers}: Response, text: string): Reach {
  const location = headers.get('location')
  if (status >= 300 && status < 400 && location && URL.canParse(location, url))
    return {kind: 'redirect', to: new URL(location, url).href}
  if (status >= 500) return {kind: 'failing', status}
  const type = headers.get('content-type') ?? 'no content'
  return isJson(text) && status !== 404 ? {kind: 'answer'} : {kind: 'foreign', status, type}
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What Node.js says about a connection that failed, in our words. */
function explain(error: Error): Reach {
  if (error.name === 'TimeoutError') return {kind: 'timeout'}
  const cause = (error.cause ?? error) as Error & {code?: string; errors?: {code?: string}[]}
  const code = cause.code ?? cause.errors?.[0]?.code ?? ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return {kind: 'dns'}
  if (code === 'ECONNREFUSED') return {kind: 'refused'}
  if (/TIMEDOUT|TIMEOUT/.test(code)) return {kind: 'timeout'}
  const reason = `${cause.message.split('\n')[0]} (${code || error.name})`
  return {kind: /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'tls' : 'lost', reason}
}

function mannerOf(lines: string[], name: string): CookieManner | null {
  const line = lines.findLast((cookie) => cookie.startsWith(`${name}=`))
  if (line === undefined) return null
  const attributes = line.split(';').map((part) => part.trim())
  const domain = attributes.find((part) => /^domain=/i.test(part))?.replace(/^domain=\.?/i, '')
  return {domain: domain ?? null, secure: attributes.some((part) => /^secure$/i.test(part))}
}
