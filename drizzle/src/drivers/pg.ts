import {drizzle} from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '../schema/index.js'
import type {Connection} from './connection.js'
import {limits} from './limits.js'
import {closeOnce, guardPool, withClient} from './pool.js'

const name = {fallback_application_name: 'docs-auth'}

/**
 * Any Postgres over TCP. PgBouncer in front of it must be told `ignore_startup_parameters = statement_timeout`,
 * else it refuses the connection.
 */
export function openPg({url, onError}: {url: string; onError: (error: Error) => void}): Connection {
  const pool = new pg.Pool({connectionString: url, keepAlive: true, ...name, ...limits})
  guardPool(pool, onError)
  return {
    orm: drizzle({client: pool, schema}),
    ping: async () => {
      await pool.query('select 1')
    },
    dedicated: (work) => {
      const client = new pg.Client({
        connectionString: url,
        keepAlive: true,
        connectionTimeoutMillis: limits.connectionTimeoutMillis,
        ...name,
      })
      return withClient(client, () => work(drizzle({client, schema})))
    },
    close: closeOnce(pool),
  }
}
