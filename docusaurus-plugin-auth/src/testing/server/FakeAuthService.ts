import {once} from 'node:events'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {keysAnswer} from './keys.js'
import {
  accountCookies,
  aReader,
  cookieIn,
  sessionCookie,
  sessionIn,
  setCookie,
  type TestReader,
  type TestSession,
} from './readers.js'
import {tokenSigner} from './tokens.js'

export interface FakeServiceOptions {
  /** Port on `localhost`. @default a free one */
  port?: number
  /** What the site was sealed with (`AUTH_CONTENT_SECRET`), the current one first. A site without protected pages needs none. */
  contentSecret?: string | readonly string[]
  /** Who is signed in by a visit to `/signin`. @default Rosa Reader, without roles */
  reader?: Partial<TestReader>
  /** `aud` of tokens. @default 'api' */
  audience?: string
}

/**
 * An auth service for tests, on `localhost`: no database, no passwords, and the contract of the real one. Whoever visits
 * `/signin` is signed in and sent back. It can be told to misbehave; what is set counts for every answer from then on.
 */
export class FakeAuthService {
  /** `http://localhost:3001`: the plugin's option `authUrl`. */
  readonly url: string
  /** `METHOD /path` of everything that was asked, preflights too. May be emptied. */
  readonly requests: string[] = []
  /** The account of whoever signs in. What is changed, counts for its sessions at once. */
  user: TestReader
  /** First the one that pages are sealed with now, then older ones. */
  secrets: string[]
  /** Hands out keys of this epoch, whichever is asked for: a site that was built anew meanwhile. */
  epoch: string | undefined
  /** `closed`: connections break. `failing`: every answer is 503, as when the database is down. */
  state: 'up' | 'closed' | 'failing' = 'up'
  /** Sessions have ended, while readers still have their cookies. */
  sessionsEnded = false
  readonly #ended = new Set<string>()
  readonly #held = new Map<string, Promise<void>>()
  readonly #tokens = tokenSigner()
  readonly #audience: string
  readonly #server: Server

  private constructor(server: Server, {contentSecret = [], reader, audience = 'api'}: FakeServiceOptions) {
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`
    this.user = aReader(reader)
    this.secrets = [contentSecret].flat()
    this.#audience = audience
    this.#server = server
    server.on('request', (request, response) => void this.#receive(request, response))
  }

  /** @throws Error when the port is taken. */
  static async start(options: FakeServiceOptions = {}): Promise<FakeAuthService> {
    const server = createServer().listen(options.port ?? 0, 'localhost')
    await once(server, 'listening')
    return new FakeAuthService(server, options)
  }

  /** How often a path was asked for, without preflights: `count('/api/auth/docs/keys')`. */
  count(path: string): number {
    return this.requests.filter((request) => request === `GET ${path}` || request === `POST ${path}`).length
  }

  /** Keeps the answers to a path back until the returned function is called. */
  hold(path: string): () => void {
    let release = () => {}
    this.#held.set(path, new Promise((resolve) => (release = resolve)))
    return () => {
      this.#held.delete(path)
      release()
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    this.requests.push(`${request.method} ${url.pathname}`)
    await this.#held.get(url.pathname)
    if (this.state === 'closed') {
      request.socket.destroy()
      return
    }
    const {origin} = request.headers
    response.setHeader('vary', 'Origin')
    if (isLocal(origin)) {
      response.setHeader('access-control-allow-origin', origin)
      response.setHeader('access-control-allow-credentials', 'true')
      response.setHeader('access-control-expose-headers', 'Date, Retry-After, X-Request-Id')
    }
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'content-type, authorization')
      response.writeHead(204).end()
    } else if (this.state === 'failing') {
      response.setHeader('retry-after', '5')
      answer(response, 503, {code: 'SERVER_ERROR', message: 'Try again in a moment.'})
    } else {
      await this.#answer(request, url, response)
    }
  }

  async #answer(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const {cookie, origin} = request.headers
    const session = this.#alive(sessionIn(cookie, this.user))
    if (!session && cookieIn(cookie, 'auth.hint')) response.setHeader('set-cookie', takeBack('auth.hint'))
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /signin':
      case 'GET /signup': {
        response.setHeader('set-cookie', accountCookies(this.url, this.user).map(setCookie))
        const back = url.searchParams.get('callbackUrl') ?? '/'
        response.writeHead(303, {location: isLocal(back) ? back : '/'}).end()
        return
      }
      case 'GET /api/auth/get-session':
        return answer(response, 200, session)
      case 'GET /api/auth/docs/keys': {
        const {secrets, epoch} = this
        return answer(
          response,
          ...(await keysAnswer({query: url.searchParams, origin, session, secrets, epoch})),
        )
      }
      case 'GET /api/auth/token':
        if (!session) return answer(response, 401, {code: 'UNAUTHORIZED', message: 'Sign in first.'})
        return answer(response, 200, {token: await this.#tokens.sign(session, this.url, this.#audience)})
      case 'GET /api/auth/jwks':
        return answer(response, 200, await this.#tokens.jwks())
      case 'POST /api/auth/sign-out':
        if (session) this.#ended.add(session.session.id)
        response.setHeader('set-cookie', [takeBack(sessionCookie), takeBack('auth.hint')])
        return answer(response, 200, {success: true})
      case 'GET /api/health':
      case 'GET /api/ready':
        return answer(response, 200, {status: 'ok'})
      default:
        return answer(response, 404, {code: 'NOT_FOUND', message: 'There is nothing here.'})
    }
  }

  #alive(session: TestSession | null): TestSession | null {
    return session && !this.sessionsEnded && !this.#ended.has(session.session.id) ? session : null
  }
}

/** Any site of this machine is trusted: tests serve theirs on a port of the moment. */
function isLocal(address: string | undefined): address is string {
  if (address === undefined || !URL.canParse(address)) return false
  return ['localhost', '127.0.0.1'].includes(new URL(address).hostname)
}

const takeBack = (name: string): string => `${name}=; Path=/; Max-Age=0`

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {'content-type': 'application/json', 'cache-control': 'no-store'})
  response.end(JSON.stringify(body))
}
