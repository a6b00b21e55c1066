import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {deriveContentKey} from '../../src/seal/keys.js'

/** The content secret of every fixture site (`AUTH_CONTENT_SECRET`), unless a test says otherwise. */
export const contentSecret = 'a content secret for fixtures and for nothing else'

const hintOf = (name: string) =>
  Buffer.from(JSON.stringify({v: 1, name, exp: 4_102_444_800})).toString('base64url')

/**
 * As much of an auth service as a page needs to be opened: whoever visits `/signin` is signed in and sent back.
 * The real service is tested with the plugin in the repository's `tests/`; here it is a bystander that can be told
 * to misbehave. What is set counts for every answer from then on.
 */
export class AuthService {
  /** `METHOD /path` of everything that was asked, preflights too. */
  readonly requests: string[] = []
  /** Every reader's account. */
  readonly user = {
    id: 'u1',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    image: null,
    roles: [] as string[],
  }
  /** First the one that pages are sealed with now, then older ones. */
  secrets = [contentSecret]
  /** Hands out the keys of this epoch, whichever is asked for. */
  epoch: string | undefined
  /** `closed`: nobody listens. `failing`: every answer is 503, as when the database is down. */
  state: 'up' | 'closed' | 'failing' = 'up'
  /** Sessions have ended, while readers still have their hint cookie. */
  sessionsEnded = false
  readonly #held = new Map<string, Promise<void>>()
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response))
  }

  static async start(): Promise<AuthService> {
    const service = new AuthService()
    await new Promise<void>((resolve) => service.#server.listen(0, 'localhost', resolve))
    return service
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
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
    // Any loopback site is trusted: fixtures are served on a port of the moment.
    if (origin && new URL(origin).hostname === 'localhost') {
      response.setHeader('access-control-allow-origin', origin)
      response.setHeader('access-control-allow-credentials', 'true')
    }
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'content-type')
      response.writeHead(204).end()
    } else if (this.state === 'failing') {
      answer(response, 503, {code: 'SERVICE_UNAVAILABLE', message: 'Try again in a moment.'})
    } else {
      await this.#answer(request, url, response)
    }
  }

  async #answer(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const signedIn = !this.sessionsEnded && /(^|; )session=1(;|$)/.test(request.headers.cookie ?? '')
    switch (url.pathname) {
      case '/signin':
        response.setHeader('set-cookie', [
          'session=1; Path=/; HttpOnly; SameSite=Lax',
          `auth.hint=${hintOf(this.user.name)}; Path=/; SameSite=Lax`,
        ])
        response.writeHead(303, {location: url.searchParams.get('callbackUrl') ?? '/'}).end()
        return
      case '/api/auth/get-session':
        return answer(response, 200, signedIn ? this.#session() : null)
      case '/api/auth/docs/keys':
        return answer(response, ...(await this.#keys(url.searchParams, request.headers.origin, signedIn)))
      case '/api/auth/sign-out':
        response.setHeader('set-cookie', ['session=; Path=/; Max-Age=0', 'auth.hint=; Path=/; Max-Age=0'])
        return answer(response, 200, {success: true})
      default:
        response.writeHead(404).end()
    }
  }

  async #keys(
    query: URLSearchParams,
    origin: string | undefined,
    signedIn: boolean,
  ): Promise<[number, unknown]> {
    const site = query.get('site') ?? ''
    if (!URL.canParse(site) || new URL(site).origin !== origin) {
      return [403, {code: 'SITE_NOT_TRUSTED', message: 'Keys are handed to pages of the site itself.'}]
    }
    if (!signedIn) return [401, {code: 'UNAUTHORIZED', message: 'Sign in first.'}]
    const asked = query.getAll('access')
    const allowed = asked.filter((access) => this.#mayRead(access))
    const epoch = this.epoch ?? query.get('epoch') ?? ''
    const derive = async (secret: string, access: string) =>
      Buffer.from(await deriveContentKey({secret, site, epoch, access})).toString('base64url')
    const [current = '', ...old] = this.secrets
    const keys = allowed.map(async (access) => [access, await derive(current, access)])
    const older = allowed.map(async (access) => [
      access,
      await Promise.all(old.map((secret) => derive(secret, access))),
    ])
    return [
      200,
      {
        keys: Object.fromEntries(await Promise.all(keys)),
        ...(old.length > 0 && {older: Object.fromEntries(await Promise.all(older))}),
        denied: asked.filter((access) => !allowed.includes(access)),
        ...this.#session(),
      },
    ]
  }

  #mayRead(access: string): boolean {
    return access === 'signed-in' || access.split('+').some((role) => this.user.roles.includes(role))
  }

  #session() {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
    return {user: this.user, session: {id: 's1', createdAt: new Date().toISOString(), expiresAt}}
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {'content-type': 'application/json', 'cache-control': 'no-store'})
  response.end(JSON.stringify(body))
}
