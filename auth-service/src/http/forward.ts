import type {Auth} from '../auth'
import type {Env} from '../env'
import {addressHeader} from '../features/limits/policy'
import {sessionCookieName} from '../features/sessions/policy'
import {readSession} from '../features/sessions/read'
import {jsonAnswer, problemAnswer, unavailable} from './answers'
import {withCurrentSignature} from './cookies'
import type {Endpoint} from './endpoint'
import {knownCode} from './problems'

/** Headers BetterAuth decides by. The others do not reach it. */
const carried = [
  'authorization',
  'origin',
  'referer',
  'user-agent',
  'content-type',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
  addressHeader,
]

/** Asks BetterAuth, and turns its answer into ours. */
export async function forward(
  {env, auth}: {env: Env; auth: Auth},
  request: Request,
  endpoint: Endpoint,
  body: string | undefined,
): Promise<Response> {
  const headers = headersFor(env, request.headers)
  const {searchParams} = new URL(request.url)
  if (endpoint.path === '/get-session') {
    const found = await readSession(auth, headers, {renew: searchParams.get('disableRefresh') !== 'true'})
    return jsonAnswer(endpoint.answer(found.session), {headers: cookiesOnly(found.headers)})
  }
  // Under our own address, whatever Host the client sent: BetterAuth builds URLs from it.
  const url = new URL(`/api/auth${endpoint.path}`, env.serviceUrl)
  for (const name of endpoint.query ?? [])
    for (const value of searchParams.getAll(name)) url.searchParams.append(name, value)
  const init = body === undefined ? {} : {body}
  const response = await auth.handler(new Request(url, {method: endpoint.method, headers, ...init}))
  return translate(response, endpoint)
}

/** The headers of a request, as far as they are BetterAuth's business, with the session cookie signed by today's secret. */
export function headersFor(env: Env, incoming: Headers): Headers {
  const headers = new Headers()
  for (const name of carried) {
    const value = incoming.get(name)
    if (value !== null) headers.set(name, value)
  }
  const cookie = incoming.get('cookie')
  if (cookie !== null)
    headers.set('cookie', withCurrentSignature(cookie, sessionCookieName(env), env.secrets))
  // An empty POST is an empty object to us, and BetterAuth parses what the type says.
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return headers
}

/** BetterAuth's words never leave the service; its cookies do. */
async function translate(response: Response, endpoint: Endpoint): Promise<Response> {
  const text = await response.text()
  if (response.ok) {
    const options = endpoint.cache === undefined ? {} : {cache: endpoint.cache}
    return jsonAnswer(endpoint.answer(JSON.parse(text)), {headers: cookiesOnly(response.headers), ...options})
  }
  if (response.status === 503) return unavailable()
  const code = knownCode(codeIn(text), response.status)
  const wait = response.headers.get('x-retry-after')
  const answer = problemAnswer(code, wait === null ? {} : {'retry-after': wait})
  // A 401 clears cookies of sessions that are gone; a failure of ours must leave them alone.
  if (answer.status < 500)
    for (const cookie of response.headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
  return answer
}

function codeIn(text: string): unknown {
  try {
    const {code} = JSON.parse(text) as {code?: unknown}
    // Two requests with the same new address at once: the index let one through, BetterAuth calls the other "failed".
    // Whatever else can fail there is an outage or a fault, and noticed as such.
    return code === 'FAILED_TO_CREATE_USER' ? 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' : code
  } catch {
    return undefined
  }
}

const cookiesOnly = (headers: Headers): [string, string][] =>
  headers.getSetCookie().map((cookie) => ['set-cookie', cookie])
