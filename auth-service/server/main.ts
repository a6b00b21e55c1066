import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {fileURLToPath} from 'node:url'
import {database as openOnce} from '../src/database'
import {env as readOnce} from '../src/env'
import {startRetention} from '../src/features/audit/retention'
import {log} from '../src/log'
import {service} from '../src/service'
import {explain} from './failures'
import {createGate} from './request'
import {closeOnSignals} from './shutdown'
import {createVisitServer} from './visits'

const dev = process.argv.includes('--dev')

/** Where `.next` is: this file is bundled to `dist/server.mjs`. */
const dir = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts the service: environment, database, migrations, Next, socket, in this order, so that whatever is wrong is said
 * before anybody is served. Prints one line when it answers.
 *
 * Flags: `--dev` for hot reload.
 */
async function start(): Promise<void> {
  // Before Next is loaded: it and React choose their builds by it.
  Object.assign(process.env, {NODE_ENV: process.env.NODE_ENV || (dev ? 'development' : 'production')})
  const env = readOnce()
  const database = await openOnce(env)
  await database.migrate()

  const {default: next} = await import('next')
  const server = createServer({requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000})
  // Only hot reload speaks WebSocket. Elsewhere Next listens for upgrades on a server that nobody can reach: on ours some of
  // them would hang, out of reach of the timeouts, and it has forwarded others to wherever they asked (CVE-2026-44578).
  const upgrades = dev ? server : createServer()
  const app = next({dev, dir, hostname: env.host, port: env.port, httpServer: upgrades})
  await app.prepare()
  const answer = app.getRequestHandler()
  const gate = createGate(env, {dev})
  const visit = createVisitServer({env, log, answerVisit: (await service()).answerVisit})
  server.on('request', async (request, response) => {
    if (!gate(request, response)) return
    try {
      if (!(await visit(request, response))) await answer(request, response)
    } catch (error) {
      log.error({error}, 'a request could not be answered')
      response.destroy()
    }
  })

  server.listen(env.port, env.host)
  await once(server, 'listening')
  closeOnSignals(server, database, dev ? 500 : 10_000)
  const {port} = server.address() as AddressInfo
  const self = `http://${reachable(env.host)}:${port}`
  // As `next start` does: after a form of the pages, Next fetches the page it leads to from here. Without this it would
  // ask our public address, which this machine may not reach, and log a failure at every sign-out.
  process.env.__NEXT_PRIVATE_ORIGIN = self
  await warm(self)
  startRetention(database, {days: env.auditDays, log})
  console.log(`auth-service ready on http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`)
}

/** How this machine reaches itself under an address that is listened on. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (!host.includes(':')) return host
  return `[${host === '::' ? '::1' : host}]`
}

/** Asks what readers and APIs will ask, so that the first of them does not wait for modules, connections and keys. */
async function warm(self: string): Promise<void> {
  for (const path of ['/api/ready', '/api/auth/jwks', '/api/auth/get-session']) {
    const response = await fetch(self + path)
    await response.arrayBuffer()
    if (!response.ok)
      throw new Error(`The service started, but ${path} answers ${response.status}. The log above says why.`)
  }
}

start().catch((error: unknown) => {
  console.error(`auth-service cannot start. ${explain(error)}`)
  process.exit(1)
})
