import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

/** A documentation site reduced to what these tests need: every address answers. */
export async function startDocs(): Promise<{url: string; stop(): Promise<void>}> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Docs</title><link rel="icon" href="data:,"><h1>The docs</h1>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
