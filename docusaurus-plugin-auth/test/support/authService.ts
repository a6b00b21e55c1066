import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

const reader = {
  user: {id: 'u1', name: 'Ada Lovelace', email: 'ada@example.com', image: null, roles: []},
  session: {
    id: 's1',
    createdAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  },
}

const hint = Buffer.from(JSON.stringify({v: 1, name: reader.user.name, exp: 4_102_444_800})).toString(
  'base64url',
)

/**
 * As much of an auth service as a page needs to be opened: whoever visits `/signin` is signed in and sent back.
 * The real service is tested with the plugin in the repository's `tests/`; here it is a bystander.
 */
export class AuthService {
  /** `METHOD /path` of everything that was asked. */
  readonly requests: string[] = []
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  static async start(): Promise<AuthService> {
    const service = new AuthService()
    await new Promise<void>((resolve) => service.#server.listen(0, 'localhost', resolve))
    return service
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const {pathname, searchParams} = new URL(request.url ?? '/', this.url)
    this.requests.push(`${request.method} ${pathname}`)
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader('access-control-allow-credentials', 'true')
    response.setHeader('access-control-allow-headers', 'content-type')
    const signedIn = /(^|; )session=1(;|$)/.test(request.headers.cookie ?? '')

    if (pathname === '/signin') {
      response.setHeader('set-cookie', [
        'session=1; Path=/; HttpOnly; SameSite=Lax',
        `auth.hint=${hint}; Path=/; SameSite=Lax`,
      ])
      response.writeHead(303, {location: searchParams.get('callbackUrl') ?? '/'}).end()
    } else if (pathname === '/api/auth/get-session') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(signedIn ? reader : null))
    } else if (pathname === '/api/auth/sign-out') {
      response.setHeader('set-cookie', ['session=; Path=/; Max-Age=0', 'auth.hint=; Path=/; Max-Age=0'])
      response.setHeader('content-type', 'application/json')
      response.end('{"success": true}')
    } else {
      response.writeHead(404).end()
    }
  }
}
