import type {Server} from 'node:http'
import type {Database} from '@docs-auth/drizzle'
import {log} from '../src/log'

/**
 * Ends the process without dropping anybody: no new connections, what is in flight is finished, then the database is
 * closed (and its directory's lock freed). A second signal ends it at once.
 *
 * @param grace milliseconds that requests in flight get.
 */
export function closeOnSignals(server: Server, database: Database, grace: number): void {
  let closing = false
  server.on('request', (_request, response) => {
    // Answered while closing: its connection is kept alive for a next request that must not come.
    response.once('close', () => {
      if (closing) setImmediate(() => server.closeIdleConnections())
    })
  })
  const close = async (signal: NodeJS.Signals): Promise<void> => {
    if (closing) process.exit(1)
    closing = true
    log.info({signal}, 'shutting down')
    const finished = new Promise<void>((resolve) => server.close(() => resolve()))
    // Kept-alive connections without a request are not waited for.
    server.closeIdleConnections()
    const impatient = setTimeout(() => server.closeAllConnections(), grace)
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, grace + 500).unref())])
    clearTimeout(impatient)
    await database.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, (name) => void close(name))
}
