import {startNeonProxy, startPostgres} from '@docs-auth/drizzle/testing'
import {databaseName, type Provide, testFiles} from './files'

/** Neon's own driver, through a WebSocket, before a real Postgres. */
export default async function setup({provide}: Provide): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  const proxy = await startNeonProxy(await postgres.url('neon'))
  const databases: Record<string, Record<string, string>> = {}
  for (const file of testFiles())
    databases[file] = {
      DATABASE_URL: await postgres.url(databaseName(file)),
      DATABASE_DRIVER: 'neon',
      NEON_LOCAL_PROXY: proxy.host,
    }
  provide('databases', databases)
  return async () => {
    await proxy.stop()
    await postgres.stop()
  }
}
