import {startPostgres} from '@docs-auth/drizzle/testing'
import {databaseName, type Provide, testFiles} from './files'

/** A real Postgres, an empty database per file. */
export default async function setup({provide}: Provide): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  const databases: Record<string, {DATABASE_URL: string}> = {}
  for (const file of testFiles()) databases[file] = {DATABASE_URL: await postgres.url(databaseName(file))}
  provide('databases', databases)
  return () => postgres.stop()
}
