import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {onTestFinished} from 'vitest'
import type {ClientOptions} from '../../../src/options.js'
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
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server = createServer((request, response) => {
    service.requests.push(`${request.method} ${request.url}`)
    const {session} = service
    const answers: Record<string, Answer> = {
      '/api/auth/get-session': typeof session === 'function' ? session : json(session),
      '/api/auth/token': service.token,
      '/api/auth/sign-out': service.signOut,
    }
    const answer = answers[request.url ?? ''] ?? json({}, 404)
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  service.options = {
    apiUrl: `${origin}/api/auth`,
    signInUrl: `${origin}/signin`,
    signUpUrl: `${origin}/signup`,
    accountUrl: `${origin}/account`,
    onDenied: 'prompt',
    hintCookie: 'auth.hint',
    site: 'https://docs.example.com/',
    epoch: '1',
    accesses: ['signed-in', 'staff'],
  }
  onTestFinished(service.stop)
  return service
}
