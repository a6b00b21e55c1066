import {openDatabase} from '@docs-auth/drizzle'
import {startPostgres} from '@docs-auth/drizzle/testing'
import {sql} from 'drizzle-orm'
import {parentOf} from './cpu.ts'

export interface Postgres {
  /** Of the process whose children serve connections; `null` where nobody tells. */
  pid: number | null
  /** Address of a new database with our tables. */
  database(name: string): Promise<string>
  stop(): Promise<void>
}

/** A real Postgres of its own, on this machine, gone afterwards. */
export async function startPostgresServer(): Promise<Postgres> {
  const server = await startPostgres()
  let pid: number | null = null
  return {
    get pid() {
      return pid
    },
    database: async (name) => {
      const url = await server.url(name)
      const database = await openDatabase({url, dataDir: ''})
      try {
        await database.migrate()
        const {rows} = (await database.orm.execute(sql`select pg_backend_pid() as pid`)) as unknown as {
          rows: {pid: number}[]
        }
        pid ??= parentOf(rows[0]?.pid ?? 0)
      } finally {
        await database.close()
      }
      return url
    },
    stop: () => server.stop(),
  }
}
