import type {OpenOptions} from '../../src/index.js'
import {type PostgresServer, startNeonProxy, startPostgres} from '../../src/testing/index.js'

export interface Server {
  postgres: PostgresServer
  /** Options that open a new, empty database. */
  empty(name: string): Promise<OpenOptions>
  stop(): Promise<void>
}

/** Plain Postgres over TCP. */
export async function pgServer(): Promise<Server> {
  const postgres = await startPostgres()
  return {
    postgres,
    empty: async (name) => ({url: await postgres.url(name), dataDir: 'unused'}),
    stop: () => postgres.stop(),
  }
}

/** Neon's own driver, through a WebSocket proxy, to the same kind of server. */
export async function neonServer(): Promise<Server> {
  const postgres = await startPostgres()
  const proxy = await startNeonProxy(await postgres.url('postgres_behind_proxy'))
  return {
    postgres,
    empty: async (name) => ({
      url: await postgres.url(name),
      driver: 'neon',
      dataDir: 'unused',
      neon: {wsProxy: `${proxy.host}/v1`, secure: false},
    }),
    stop: async () => {
      await proxy.stop()
      await postgres.stop()
    },
  }
}
