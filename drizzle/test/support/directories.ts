import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** A directory that does not exist yet, inside one that is deleted by `remove`. */
export async function freshDirectory(): Promise<{dataDir: string; remove(): Promise<void>}> {
  const parent = await mkdtemp(join(tmpdir(), 'docs-auth-drizzle-'))
  return {dataDir: join(parent, 'data', 'pglite'), remove: () => rm(parent, {recursive: true, force: true})}
}
