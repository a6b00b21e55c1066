import {type Database, type OpenOptions, openDatabase} from '@docs-auth/drizzle'
import type {Env} from './env'
import {log} from './log'
import {oncePerProcess} from './process'

/** How the environment asks for a database. */
export function databaseOptions({database: {url, driver, dataDir, neonLocalProxy}}: Env): OpenOptions {
  return {
    url,
    driver,
    dataDir,
    neon: neonLocalProxy ? {wsProxy: `${neonLocalProxy}/v1`, secure: false} : undefined,
    onError: (error) => log.warn({error}, 'an idle database connection was lost'),
  }
}

/** The database of this process, opened at the first call: `next build` imports every route and has none. */
export const database = (env: Env): Promise<Database> =>
  oncePerProcess('database', () => openDatabase(databaseOptions(env)))
