import {existsSync, readFileSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

/** What one sealed chunk is. */
export interface SealedChunk {
  /** Ciphertext, seen from the output folder: `assets/js/sealed-1a2b3c4d.5e6f7a8b.sealed`. */
  file: string
  /** Canonical: `signed-in`, or roles joined by `+`. */
  access: string
  /** Source file of the page, seen from the site's folder. */
  page: string
  /** Files of the site that no public page uses and that went into this chunk, the page itself included. */
  sources: string[]
  /** Images and other files that went into this chunk instead of the output. */
  assets: string[]
  /** Where those of them that would be files lie on a public page: `/base/assets/images/plan-1a2b.png`. */
  inlined: string[]
  /** Style sheets that only protected pages import: they are in the public `styles.css` all the same. */
  stylesheets: string[]
}

/**
 * What `docusaurus build` has sealed, for those who come after the bundler: server rendering, which puts the address of
 * its ciphertext into each page, and the audit. It stands outside the output and is not published.
 */
export interface Manifest {
  version: 1
  /** `url` + `baseUrl` of the site in this language. */
  site: string
  /** The plugin option of that name. */
  epoch: string
  locale: string
  /** By chunk name: `sealed-1a2b3c4d`. Paths are posix. */
  chunks: Record<string, SealedChunk>
  /** Sealed indices of members' search, seen from the output folder. They are written after the bundler has ended. */
  search: string[]
  /** Sources, images and other files of the site that public pages use: what stands in them is no secret. */
  open: string[]
}

export function manifestPath(generatedFilesDir: string, locale: string): string {
  return join(generatedFilesDir, 'docusaurus-plugin-auth', 'default', `sealed.${locale}.json`)
}

export async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const byName = Object.entries(manifest.chunks).sort(([a], [b]) => (a < b ? -1 : 1))
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, JSON.stringify({...manifest, chunks: Object.fromEntries(byName)}, null, 2))
}

/** `undefined` when nothing was built in this language yet. */
export function readManifest(path: string): Manifest | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined
}
