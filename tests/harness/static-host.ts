import {createReadStream, statSync} from 'node:fs'
import {createServer, type ServerResponse} from 'node:http'
import {extname, join, normalize} from 'node:path'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

export interface StaticHost {
  /** Serves this folder from now on, as after a deployment. */
  show(dir: string): void
  /** Sends this Content-Security-Policy with every answer from now on, or none. */
  sendPolicy(policy: string | undefined): void
  close(): Promise<void>
}

/**
 * Serves a folder the way GitHub Pages and nginx do: `/a` is the file `a`, or `a.html`, or, when `a` is a folder, a
 * redirect to `/a/` that keeps the query; anything else is `404.html` with status 404.
 */
export async function startStaticHost(dir: string, port: number): Promise<StaticHost> {
  let shown = dir
  let policy: string | undefined
  const server = createServer((req, res) => {
    const {pathname, search} = new URL(req.url ?? '/', 'http://host')
    const path = decode(pathname)
    if (path === null) return void res.writeHead(400).end()
    const file = [path, `${path}.html`, join(path, 'index.html')].find((name) => isFile(join(shown, name)))
    if (file?.endsWith('index.html') && !/(\/|index\.html)$/.test(path)) {
      return void res.writeHead(301, {location: `${pathname}/${search}`}).end()
    }
    if (policy) res.setHeader('content-security-policy', policy)
    send(res, file ? 200 : 404, join(shown, file ?? '404.html'))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    show(dir) {
      shown = dir
    },
    sendPolicy(next) {
      policy = next
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function send(res: ServerResponse, status: number, file: string) {
  const stream = createReadStream(file)
  stream.once('open', () => {
    res.writeHead(status, {'content-type': types[extname(file)] ?? 'application/octet-stream'})
    stream.pipe(res)
  })
  stream.once('error', () => res.writeHead(500).end())
}

/** The path inside the folder, or null when it is not one. `URL` has already folded every `..` that it can see. */
function decode(pathname: string): string | null {
  try {
    const path = normalize(decodeURIComponent(pathname))
    return path.split(/[\\/]/).includes('..') || path.includes('\0') ? null : path
  } catch {
    return null
  }
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}
