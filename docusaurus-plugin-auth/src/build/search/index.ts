import {existsSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import type {CanonicalAccess} from '../../access/access.js'
import {deriveContentKey} from '../../seal/keys.js'
import {type SearchIndex, searchFile} from '../../seal/search.js'
import type {AccessOf} from '../parts/PartsLedger.js'
import type {MarkdownSyntax} from '../parts/syntax.js'
import {seal} from '../seal.js'
import {contentSecret} from '../secret.js'
import {collectPages, type SitePage} from './collect.js'

interface Surroundings {
  site: string
  epoch: string
  syntax: MarkdownSyntax
  accessOf: AccessOf
}

/**
 * Writes the indices of members' search, one for each access, sealed with the key of that access: whoever may open the pages
 * may search them. Their text is never anywhere else than in memory and in the seal.
 *
 * @param accesses Each gets a file, also when there is nothing to find: the browser knows of no others.
 */
export async function publishSearch(
  outDir: string,
  pages: readonly SitePage[],
  accesses: readonly CanonicalAccess[],
  {site, epoch, syntax, accessOf}: Surroundings,
): Promise<void> {
  const present = pages.filter(({filePath}) => existsSync(filePath))
  const found = await collectPages(present, accessOf, syntax)
  for (const access of accesses) {
    const index: SearchIndex = {version: 1, pages: found.get(access) ?? []}
    const key = await deriveContentKey({secret: contentSecret(), site, epoch, access})
    const file = join(outDir, searchFile(access))
    const label = {site, epoch, access, name: basename(file)}
    await mkdir(dirname(file), {recursive: true})
    await writeFile(file, seal(key, label, Buffer.from(JSON.stringify(index))))
  }
}
