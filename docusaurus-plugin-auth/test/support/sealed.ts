import {readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {type Manifest, manifestPath, readManifest} from '../../src/build/manifest.js'
import {deriveContentKey} from '../../src/seal/keys.js'
import {importKey, open} from '../../src/seal/open.js'
import {contentSecret} from './authService.js'

/** What a build of the fixture site in `siteDir` says that it has sealed. */
export function manifestOf(siteDir: string, locale = 'en'): Manifest {
  const manifest = readManifest(manifestPath(join(siteDir, '.docusaurus'), locale))
  if (!manifest) throw new Error(`nothing was built in ${siteDir} in ${locale}`)
  return manifest
}

/**
 * Opens every sealed script of a build with the secret, as only readers of every access could.
 *
 * @param outDir Folder of the manifest's locale: `build`, `build/fr`.
 * @returns Scripts by chunk name.
 */
export async function openSealed(
  outDir: string,
  {site, epoch, chunks}: Manifest,
  secret = contentSecret,
): Promise<Map<string, string>> {
  const opened = Object.entries(chunks).map(async ([name, {file, access}]) => {
    const key = await importKey(await deriveContentKey({secret, site, epoch, access}))
    const label = {site, epoch, access, name: basename(file)}
    const bytes = await open(key, label, new Uint8Array(await readFile(join(outDir, file))))
    return [name, new TextDecoder().decode(bytes)] as const
  })
  return new Map(await Promise.all(opened))
}
