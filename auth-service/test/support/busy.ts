import {once} from 'node:events'
import {openDatabase} from '@docs-auth/drizzle'
import {sql} from 'drizzle-orm'

/** Nobody else may use the table; or others may, as long as they leave its shape alone. */
type Hold = 'access exclusive' | 'access share'

/** Somebody beside the service who keeps a table: a console that was forgotten, a backup. */
export async function holdTable(
  url: string,
  table: string,
  how: Hold = 'access exclusive',
): Promise<{release: () => Promise<void>}> {
  const database = await openDatabase({url, dataDir: 'unused'})
  const release = new AbortController()
  let transaction = Promise.resolve()
  await new Promise<void>((held, failed) => {
    transaction = database.orm.transaction(async (tx) => {
      await tx.execute(sql`lock table ${sql.identifier(table)} in ${sql.raw(how)} mode`)
      held()
      await once(release.signal, 'abort')
    })
    transaction.catch(failed)
  })
  return {
    release: async () => {
      release.abort()
      await transaction
      await database.close()
    },
  }
}
