import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openDatabase} from '@docs-auth/drizzle'
import {type Provide, testFiles} from './files'

/** Making an embedded database takes three seconds, copying one a tenth: it is made once. */
export default async function setup({provide}: Provide): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'auth-service-pglite-'))
  const template = join(dir, 'template')
  const database = await openDatabase({dataDir: template})
  await database.migrate()
  await database.close()
  const entries = await Promise.all(
    testFiles().map(async (file) => {
      await cp(template, join(dir, file), {recursive: true})
      return [file, {AUTH_DATA_DIR: join(dir, file)}] as const
    }),
  )
  provide('databases', Object.fromEntries(entries))
  return () => rm(dir, {recursive: true, force: true})
}
