import {once} from 'node:events'
import {type AddressInfo, connect} from 'node:net'
import {createWebSocketStream, WebSocketServer} from 'ws'

export interface NeonProxyServer {
  /** Host and port, for `openDatabase({neon: {wsProxy: `${host}/v1`, secure: false}})`. */
  host: string
  stop(): Promise<void>
}

/**
 * What stands in front of Neon's servers, for any Postgres: bytes from a WebSocket to TCP and back. With it the
 * real serverless driver is tested without Neon.
 *
 * @param postgresUrl where every connection goes, whatever address the client asks for
 */
export async function startNeonProxy(postgresUrl: string): Promise<NeonProxyServer> {
  const {hostname, port} = new URL(postgresUrl)
  const server = new WebSocketServer({host: '127.0.0.1', port: 0})
  await once(server, 'listening')
  server.on('connection', (socket) => {
    const client = createWebSocketStream(socket)
    const postgres = connect(Number(port || 5432), hostname)
    // Whichever side goes first, however it goes, takes the other along.
    client.on('error', () => postgres.destroy()).on('close', () => postgres.destroy())
    postgres.on('error', () => socket.terminate()).on('close', () => socket.terminate())
    client.pipe(postgres).pipe(client)
  })
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}
