import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {createProxyServer} from 'httpxy'

export interface Balancer {
  port: number
  /** Where requests go, in turns. Taking one out is what an orchestrator does before it ends an instance. */
  targets: string[]
  /** Requests that each target has been given. */
  given: Map<string, number>
  close(): Promise<void>
}

/** One origin before several instances, without sticky sessions: each request goes to the next one. */
export async function startBalancer(): Promise<Balancer> {
  const proxy = createProxyServer({xfwd: true})
  const given = new Map<string, number>()
  let turn = 0
  const server = createServer(async (request, response) => {
    const target = balancer.targets[turn++ % balancer.targets.length]
    try {
      if (target === undefined) throw new Error('no instance')
      given.set(target, (given.get(target) ?? 0) + 1)
      await proxy.web(request, response, {target})
    } catch {
      if (!response.headersSent) response.writeHead(502, {'content-type': 'application/json'})
      response.end('{"code":"BAD_GATEWAY"}')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const balancer: Balancer = {
    port: (server.address() as AddressInfo).port,
    targets: [],
    given,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return balancer
}
