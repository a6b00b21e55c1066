import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, normalize} from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

export interface StaticServer {
  url: string
  stop: () => Promise<void>
}

/** Serves a built site as any static host does. */
export async function serveStatic(dir: string): Promise<StaticServer> {
  const server = createServer(async ({url = '/'}, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname))
    for (const file of [path, `${path}/index.html`]) {
      const body = await readFile(join(dir, file)).catch(() => null)
      if (body === null) continue
      response.writeHead(200, {'content-type': types[extname(file)] ?? 'application/octet-stream'})
      return response.end(body)
    }
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {url: `http://localhost:${(server.address() as AddressInfo).port}`, stop}
}
