import {openPg} from '../drivers/pg.js'
import {migrate} from '../migrate.js'

/**
 * Does to a database what the next version of this package would do at its start: applies one more migration, by the
 * same code.
 */
export async function migrateFurther(url: string, statements: string[]): Promise<void> {
  const folderMillis = Date.now()
  const migrations = [{sql: statements, hash: `test-${folderMillis}`, folderMillis, bps: true}]
  const {dedicated, close} = openPg({url, onError: () => {}})
  try {
    await dedicated((orm) => migrate(orm, {migrations}))
  } finally {
    await close()
  }
}
