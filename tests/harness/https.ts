import {createHash, X509Certificate} from 'node:crypto'
import {createServer} from 'node:https'
import type {AddressInfo} from 'node:net'
import {createProxyServer} from 'httpxy'
import {generate} from 'selfsigned'
import {networkHeader} from './deployment.ts'

export interface Certificate {
  key: string
  cert: string
  /** SHA-256 of the public key in base64: what Chromium is told to accept, instead of accepting anything. */
  spki: string
}

/** A certificate for `*.<domain>` that nobody but this run has, good for a day. */
export async function makeCertificate(domain: string): Promise<Certificate> {
  const name = `*.${domain}`
  const made = await generate([{name: 'commonName', value: name}], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 24 * 3600 * 1000),
    extensions: [{name: 'subjectAltName', altNames: [{type: 2, value: name}]}],
  })
  const publicKey = new X509Certificate(made.cert).publicKey.export({type: 'spki', format: 'der'})
  return {
    key: made.private,
    cert: made.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  }
}

/** Of whoever names none. Not loopback: the service lists that as a proxy, and would go on reading what a client wrote. */
const somebody = '198.51.100.1'

export interface TlsProxy {
  port: number
  /** Each request so far, as `GET docs.example.test/path`: what really arrived, whatever the browser tells. */
  requests: string[]
  close(): Promise<void>
}

/**
 * The edge of the HTTPS deployment: ends TLS and passes each request on by its Host. A host whose server is gone
 * gets the bare 502 that such proxies send.
 *
 * @param routes host name → loopback port
 */
export async function startTlsProxy(
  certificate: Certificate,
  routes: Record<string, number>,
): Promise<TlsProxy> {
  const requests: string[] = []
  const proxy = createProxyServer({xfwd: true})
  const server = createServer({key: certificate.key, cert: certificate.cert}, async (req, res) => {
    const host = (req.headers.host ?? '').replace(/:\d+$/, '')
    requests.push(`${req.method} ${host}${req.url}`)
    const port = routes[host]
    if (port === undefined) return void res.writeHead(421).end()
    const {[networkHeader]: network = somebody, 'x-forwarded-for': told, ...headers} = req.headers
    const kept = Object.entries(headers).filter(([name]) => !name.startsWith('x-forwarded-'))
    // It appends, as most proxies do: what a reader claims about their address stays before what is known.
    const chain = [told, network].filter(Boolean).join(', ')
    req.headers = {...Object.fromEntries(kept), 'x-forwarded-for': chain}
    try {
      await proxy.web(req, res, {target: `http://127.0.0.1:${port}`})
    } catch {
      if (!res.headersSent) res.writeHead(502, {'content-type': 'text/plain'})
      res.end('Bad Gateway')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
