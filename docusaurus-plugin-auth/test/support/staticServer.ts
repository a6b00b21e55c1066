import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, normalize} from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

export interface StaticServer {
  url: string
  /** Path of everything that was asked for. */
  requests: string[]
  /** Sent with every answer from now on, for example a Content-Security-Policy. */
  headers: Record<string, string>
  stop: () => Promise<void>
}

/**
 * Serves a built site as any static host does. The folder is read at every request: the server can be started before
 * the build, which then knows the address that it is built for.
 */
export async function serveStatic(dir: string, {baseUrl = '/'} = {}): Promise<StaticServer> {
  const requests: string[] = []
  const server = createServer(async ({url = '/'}, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname))
    requests.push(path)
    const name = path.startsWith(baseUrl) ? path.slice(baseUrl.length) : undefined
    for (const file of name === undefined ? [] : [name, `${name}/index.html`, `${name}.html`]) {
      const body = await readFile(join(dir, file)).catch(() => null)
      if (body === null) continue
      const type = types[extname(file)] ?? 'application/octet-stream'
      response.writeHead(200, {'content-type': type, ...served.headers})
      return response.end(body)
    }
    // Browsers ask for it by themselves.
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const served: StaticServer = {url, requests, headers: {}, stop}
  return served
}
