import {request as plain} from 'node:http'
import {request as tls} from 'node:https'
import {noteAnswered, noteSent} from '../../scripts/traces/record.ts'
import type {Edge} from './deployment.ts'

export interface Answer {
  status: number
  headers: Headers
  body: string
}

export interface Init {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/**
 * Sends a request without a browser, through the edge if there is one: for what no page can do, as presenting a
 * cookie that the browser has dropped. Redirects are answers like any other.
 */
export function send(edge: Edge | null, url: string, init: Init = {}): Promise<Answer> {
  const {hostname, host, port, pathname, search} = new URL(url)
  noteSent(init.body, init.headers)
  const where = edge
    ? {host: '127.0.0.1', port: edge.port, servername: hostname, ca: edge.cert}
    : {host: hostname, port}
  return new Promise((resolve, reject) => {
    const outgoing = (edge ? tls : plain)(
      {
        ...where,
        path: pathname + search,
        method: init.method ?? 'GET',
        // Node frames no body of a DELETE by itself.
        headers: {host, ...(init.body && {'content-length': Buffer.byteLength(init.body)}), ...init.headers},
        agent: false,
        signal: AbortSignal.timeout(30_000),
      },
      async (incoming) => {
        try {
          const headers = new Headers()
          for (const [name, values] of Object.entries(incoming.headersDistinct)) {
            for (const value of values ?? []) headers.append(name, value)
          }
          let body = ''
          for await (const chunk of incoming.setEncoding('utf8')) body += chunk
          noteAnswered(headers.getSetCookie(), body)
          resolve({status: incoming.statusCode ?? 0, headers, body})
        } catch (error) {
          reject(error)
        }
      },
    )
    outgoing.once('error', reject)
    outgoing.end(init.body)
  })
}
