import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {onTestFinished} from 'vitest'
import type {ClientOptions} from '../../../src/options.js'
import {deriveContentKey} from '../../../src/seal/keys.js'
import {aSession, type Session} from '../../../src/testing/index.js'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** An auth service on a port of its own that answers as the test says. */
export interface Service {
  options: ClientOptions
  /** `METHOD /path` of everything that was asked. */
  requests: string[]
  /** What `get-session` answers; a function for anything but 200. */
  session: Session | null | Answer
  token: Answer
  signOut: Answer
  /** Content secrets, the present one first. */
  secrets: string[]
  /** What `docs/keys` answers instead of what follows from session and secrets. */
  keys: Answer | null
  /** Files of the site's host, by path. Nothing else is there. */
  files: Map<string, Answer>
  /** Nobody listens any more. */
  stop(): Promise<void>
}

export const json = (body: unknown, status = 200): Answer => {
  return (response) => {
    response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body))
  }
}

export async function startService(): Promise<Service> {
  const service: Service = {
    options: undefined as never,
    requests: [],
    session: aSession(),
    token: json({code: 'UNAUTHORIZED'}, 401),
    signOut: json({success: true}),
    secrets: ['a content secret of thirty-two bytes'],
    keys: null,
    files: new Map(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server = createServer(async (request, response) => {
    service.requests.push(`${request.method} ${request.url}`)
    const {session} = service
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost')
    const answers: Record<string, Answer> = {
      '/api/auth/get-session': typeof session === 'function' ? session : json(session),
      '/api/auth/token': service.token,
      '/api/auth/sign-out': service.signOut,
      '/api/auth/docs/keys': service.keys ?? (await keysAnswer(service, searchParams)),
    }
    const answer = answers[pathname] ?? service.files.get(pathname) ?? json({}, 404)
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  service.options = {
    apiUrl: `${origin}/api/auth`,
    signInUrl: `${origin}/signin`,
    signUpUrl: `${origin}/signup`,
    accountUrl: `${origin}/account`,
    accountLinks: [],
    onDenied: 'prompt',
    hintCookie: 'auth.hint',
    site: 'https://docs.example.com/',
    epoch: '1',
    search: true,
    accesses: ['signed-in', 'staff'],
  }
  onTestFinished(service.stop)
  return service
}

/** As the service answers; see `src/server/keys.ts`. */
async function keysAnswer({session, secrets}: Service, query: URLSearchParams): Promise<Answer> {
  if (typeof session === 'function') return session
  if (!session) return json({code: 'UNAUTHORIZED'}, 401)
  const {roles} = session.user
  const asked = query.getAll('access')
  const allowed = asked.filter(
    (access) => access === 'signed-in' || access.split('+').some((role) => roles.includes(role)),
  )
  const keysOf = (access: string) =>
    Promise.all(
      secrets.map(async (secret) => {
        const [site = '', epoch = ''] = [query.get('site'), query.get('epoch')].map(String)
        return Buffer.from(await deriveContentKey({secret, site, epoch, access})).toString('base64url')
      }),
    )
  const all = await Promise.all(allowed.map(async (access) => [access, await keysOf(access)] as const))
  return json({
    keys: Object.fromEntries(all.map(([access, [key]]) => [access, key])),
    ...(secrets.length > 1 && {older: Object.fromEntries(all.map(([access, [, ...old]]) => [access, old]))}),
    denied: asked.filter((access) => !allowed.includes(access)),
    ...session,
  })
}
