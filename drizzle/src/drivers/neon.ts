import {Client, type ClientConfig, Pool} from '@neondatabase/serverless'
import {drizzle} from 'drizzle-orm/neon-serverless'
import {WebSocket} from 'ws'
import * as schema from '../schema/index.js'
import type {Connection} from './connection.js'
import {limits} from './limits.js'
import {closeOnce, guardPool, withClient} from './pool.js'

/** Where the WebSocket→TCP proxy is, when it is not Neon's own. For tests and local use. */
export interface NeonProxy {
  /** Host, port and path, for example `localhost:5488/v1`. */
  wsProxy: string
  /** False for `ws:` instead of `wss:`. */
  secure: boolean
}

/** A compute that sleeps is woken by the first connection, which can take seconds. */
const WAKE_UP_MS = 10_000

/**
 * Neon's serverless driver over WebSocket: the only one of its two that has transactions. Both kinds of
 * addresses work, direct and `-pooler`: nothing here needs a connection to outlive its transaction.
 */
export function openNeon(options: {
  url: string
  proxy: NeonProxy | undefined
  onError: (error: Error) => void
}): Connection {
  const {url, proxy, onError} = options
  const {statement_timeout, ...rest} = limits
  // Neon's pooler refuses this start-up parameter; there, our own query_timeout has to do.
  const serverSide = new URL(url).hostname.includes('-pooler.') ? {} : {statement_timeout}
  const LocalClient = clientFor(proxy)
  const pool = new Pool({connectionString: url, ...rest, ...serverSide, connectionTimeoutMillis: WAKE_UP_MS})
  pool.Client = LocalClient
  guardPool(pool, onError)
  return {
    orm: drizzle({client: pool, schema}),
    ping: async () => {
      await pool.query('select 1')
    },
    dedicated: (work) => {
      const client = new LocalClient({connectionString: url, connectionTimeoutMillis: WAKE_UP_MS})
      return withClient(client, () => work(drizzle({client, schema})))
    },
    close: closeOnce(pool),
  }
}

/** Settings go to each client, not to the driver's global `neonConfig`, which other code may use too. */
function clientFor(proxy: NeonProxy | undefined): typeof Client {
  return class extends Client {
    constructor(config?: string | ClientConfig) {
      super(config)
      // Node has a WebSocket of its own from 22 on only.
      this.neonConfig.webSocketConstructor = WebSocket
      if (!proxy) return
      this.neonConfig.wsProxy = proxy.wsProxy
      this.neonConfig.useSecureWebSocket = proxy.secure
      // Sending the password before it is asked for is a shortcut that only Neon's servers understand.
      this.neonConfig.pipelineConnect = false
      this.neonConfig.pipelineTLS = false
    }
  }
}
