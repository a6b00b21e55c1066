import {createHash, randomUUID} from 'node:crypto'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {text} from 'node:stream/consumers'
import {exportJWK, generateKeyPair, type JWTPayload, SignJWT} from 'jose'
import {type Host, listen} from '../kit/host.ts'

/** Where a provider has its endpoints, below its address. */
export interface Dialect {
  /** What its clients are given to find it, behind the origin. */
  base: string
  issuer: string
  authorize: string
  token: string
  keys: string
  /** Pages of its own: HTML by path. */
  pages?: Record<string, string>
  /** Cookies it sets at sign-in besides its session, for its own scripts. */
  cookies?: (session: string) => string[]
}

interface Grant {
  client: string
  session: string
  nonce: string | null
  challenge: string | null
}

const SESSION_COOKIE = 'provider_session'
const LIFETIME_SECONDS = 300

/**
 * An OpenID provider (OpenID Connect Core 1.0, RFC 6749, RFC 7636) with one reader, who has filled in the sign-in form as
 * soon as it is asked for. It answers at once; signatures, nonces, codes and PKCE are real, because clients check them.
 */
export async function startProvider(port: number, dialect: Dialect): Promise<Host> {
  const origin = `http://localhost:${port}`
  const issuer = origin + dialect.issuer
  const {privateKey, publicKey} = await generateKeyPair('RS256')
  const keys = {keys: [{...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig'}]}
  const grants = new Map<string, Grant>()
  const sessions = new Set<string>()

  const sign = (claims: JWTPayload) =>
    new SignJWT({...claims, sid: claims.sid})
      .setProtectedHeader({alg: 'RS256', kid: 'one', typ: 'JWT'})
      .setIssuer(issuer)
      .setSubject('reader')
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(privateKey)

  function authorize(url: URL, request: IncomingMessage, response: ServerResponse) {
    const asked = (name: string) => url.searchParams.get(name)
    const known = cookieOf(request, SESSION_COOKIE)
    const isSignedIn = known !== undefined && sessions.has(known)
    const redirect = asked('redirect_uri') ?? ''
    const answer: Record<string, string> = {state: asked('state') ?? '', iss: issuer}
    if (asked('prompt') === 'none' && !isSignedIn) {
      answer.error = 'login_required'
      answer.error_description = 'Login required'
    } else {
      const session = isSignedIn ? known : randomUUID()
      if (!isSignedIn) {
        sessions.add(session)
        response.setHeader('set-cookie', [
          `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600`,
          ...(dialect.cookies?.(session) ?? []),
        ])
      }
      answer.code = randomUUID()
      answer.session_state = session
      grants.set(answer.code, {
        client: asked('client_id') ?? '',
        session,
        nonce: asked('nonce'),
        challenge: asked('code_challenge'),
      })
    }
    if (asked('response_mode') === 'web_message') return sendHtml(response, messageTo(redirect, answer))
    const back = new URL(redirect)
    const answered = new URLSearchParams(answer)
    if (asked('response_mode') === 'fragment') back.hash = answered.toString()
    else for (const [name, value] of answered) back.searchParams.set(name, value)
    response.writeHead(302, {location: back.href}).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    const isJson = request.headers['content-type']?.includes('json')
    const given: Record<string, string> = isJson
      ? JSON.parse(body)
      : Object.fromEntries(new URLSearchParams(body))
    const grant = grants.get(given.code ?? '')
    grants.delete(given.code ?? '')
    const challenge = createHash('sha256')
      .update(given.code_verifier ?? '')
      .digest('base64url')
    if (!grant || grant.challenge !== challenge) return sendJson(response, {error: 'invalid_grant'}, 400)
    const {client, session, nonce} = grant
    const common = {sid: session, session_state: session, azp: client, ...(nonce ? {nonce} : {})}
    const profile = {name: 'Ada Lovelace', email: 'ada@example.com', auth_time: Math.floor(Date.now() / 1000)}
    sendJson(response, {
      token_type: 'Bearer',
      scope: 'openid profile email',
      expires_in: LIFETIME_SECONDS,
      id_token: await sign({...common, ...profile, aud: client, typ: 'ID'}),
      access_token: await sign({...common, aud: 'account', typ: 'Bearer', scope: 'openid profile email'}),
      refresh_token: await sign({...common, aud: issuer, typ: 'Refresh'}),
      refresh_expires_in: LIFETIME_SECONDS,
      session_state: session,
    })
  }

  const discovery = {
    issuer,
    authorization_endpoint: origin + dialect.authorize,
    token_endpoint: origin + dialect.token,
    jwks_uri: origin + dialect.keys,
    end_session_endpoint: `${issuer}logout`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'web_message'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email'],
  }
  const wellKnown = `${dialect.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin)
    const page = dialect.pages?.[url.pathname]
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader('access-control-allow-credentials', 'true')
    response.setHeader(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? '*',
    )
    response.setHeader('cache-control', 'no-store')
    if (request.method === 'OPTIONS') response.writeHead(204).end()
    else if (url.pathname === dialect.authorize) authorize(url, request, response)
    else if (url.pathname === dialect.token) void token(request, response)
    else if (url.pathname === dialect.keys) sendJson(response, keys)
    else if (url.pathname === wellKnown) sendJson(response, discovery)
    else if (page === '') response.writeHead(204).end()
    else if (page) sendHtml(response, page)
    else response.writeHead(404).end()
  })
  return listen(server, port)
}

/** How a provider answers a hidden frame (OAuth 2.0 Web Message Response Mode). */
function messageTo(redirect: string, answer: Record<string, string>): string {
  const message = JSON.stringify({type: 'authorization_response', response: answer})
  return `<!doctype html><script>parent.postMessage(${message}, ${JSON.stringify(new URL(redirect).origin)})</script>`
}

function cookieOf({headers}: IncomingMessage, name: string): string | undefined {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(headers.cookie ?? '')?.[1]
}

function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
  })
  response.end(html)
}

function sendJson(response: ServerResponse, answer: unknown, status = 200): void {
  const json = JSON.stringify(answer)
  response.writeHead(status, {'content-type': 'application/json', 'content-length': Buffer.byteLength(json)})
  response.end(json)
}
