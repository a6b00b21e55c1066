import {readdirSync, readFileSync} from 'node:fs'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {extname, join} from 'node:path'
import {gzipSync} from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

export interface Host {
  close(): Promise<void>
}

/**
 * Serves a built site from memory, text compressed, as hosts do: the disk and the compressor must not be measured.
 *
 * @param passOn what a proxy at this address takes over: `true` when it answers.
 */
export async function serve(
  dir: string,
  port: number,
  passOn: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Host> {
  const files = new Map<string, {type: string; plain: Buffer; gzip: Buffer | null}>()
  for (const entry of readdirSync(dir, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const plain = readFileSync(path)
    const type = types[extname(path)] ?? 'application/octet-stream'
    const isText = /text|json|svg/.test(type)
    files.set(path.slice(dir.length), {type, plain, gzip: isText ? gzipSync(plain) : null})
  }
  const server = createServer((request, response) => {
    if (passOn(request, response)) return
    const {url = '/'} = request
    const {pathname} = new URL(url, 'http://localhost')
    const file = [pathname, `${pathname}.html`, join(pathname, 'index.html')]
      .map((name) => files.get(name))
      .find(Boolean)
    if (!file) return void response.writeHead(404).end()
    const body = file.gzip ?? file.plain
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': body.length,
      'cache-control': 'public, max-age=600',
      ...(file.gzip ? {'content-encoding': 'gzip'} : {}),
    })
    response.end(body)
  })
  return listen(server, port)
}

/** On loopback. Dual-stack on purpose not: the browser is told the address. */
export async function listen(server: Server, port: number): Promise<Host> {
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
