import {readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import type {Manifest} from '../../src/build/manifest.js'
import {BLOCK_ID, type Fragment, type PageBlock, TEXT_ID} from '../../src/client/early/block.js'
import {deriveContentKey} from '../../src/seal/keys.js'
import {importKey, open} from '../../src/seal/open.js'
import {searchFile} from '../../src/seal/search.js'
import {contentSecret} from '../support/authService.js'
import {manifestOf, openSealed} from '../support/sealed.js'
import type {Built, Site} from '../support/site.js'

/** Something that a build has sealed, and what was in it. */
export interface Opened {
  /** Source file of the page it belongs to. */
  page: string
  access: string
  /** `script`: the page's own code. `html`: what was rendered of it, with its title. `search`: the index of its access. */
  kind: 'script' | 'html' | 'search'
  content: string
}

/** Opens everything that a build has sealed, in every language, as only readers of every access could. */
export async function openEverything(site: Site, built: Built, locales: string[]): Promise<Opened[]> {
  const opened = locales.map(async (locale, index) => {
    const folder = index === 0 ? '' : `${locale}/`
    const manifest = manifestOf(site.dir, locale)
    const scripts = await openSealed(join(site.dir, 'build', folder), manifest)
    const others = locales.slice(1).map((other) => `${other}/`)
    const isOfLocale = (file: string) =>
      folder === '' ? !others.some((other) => file.startsWith(other)) : file.startsWith(folder)
    const pages = [...built.output].filter(([file]) => file.endsWith('.html') && isOfLocale(file))
    const texts = pages.map(([, html]) => openText(html, manifest))
    return [
      ...[...scripts].map(([name, content]) => ({
        ...chunkOf(manifest, name),
        kind: 'script' as const,
        content,
      })),
      ...(await Promise.all(texts)).flat(),
      ...(await openIndices(join(site.dir, 'build', folder), manifest)),
    ]
  })
  return (await Promise.all(opened)).flat()
}

/** What members can search in. Of a page there is what its author wrote, not what components print. */
async function openIndices(dir: string, {search, site, epoch, chunks}: Manifest): Promise<Opened[]> {
  const accesses = [...new Set(Object.values(chunks).map(({access}) => access))]
  const indices = accesses.map(async (access) => {
    const file = searchFile(access)
    if (!search.includes(file)) throw new Error(`${file} is not in the manifest`)
    const label = {site, epoch, access, name: basename(file)}
    const key = await importKey(await deriveContentKey({secret: contentSecret, site, epoch, access}))
    const bytes = await open(key, label, Uint8Array.from(await readFile(join(dir, file))))
    return {page: file, access, kind: 'search' as const, content: new TextDecoder().decode(bytes)}
  })
  return Promise.all(indices)
}

/** What stands sealed inside a page's HTML; of a page without, nothing. */
async function openText(html: string, manifest: Manifest): Promise<Opened[]> {
  const data = dataBlock(html, BLOCK_ID)
  if (data === undefined) return []
  const {label, chunk, text = dataBlock(html, TEXT_ID) ?? ''}: PageBlock = JSON.parse(data)
  const key = await importKey(await deriveContentKey({secret: contentSecret, ...label}))
  const bytes = await open(key, label, Uint8Array.from(Buffer.from(text, 'base64')))
  const fragment: Fragment = JSON.parse(new TextDecoder().decode(bytes))
  return [{...chunkOf(manifest, chunk), kind: 'html', content: `${fragment.title}\n${fragment.html}`}]
}

/** Minifiers take quotes away. */
function dataBlock(html: string, id: string): string | undefined {
  return new RegExp(`<script type="?application/sealed"? id="?${id}"?>(.*?)</script>`, 's').exec(html)?.[1]
}

function chunkOf({chunks}: Manifest, name: string): {page: string; access: string} {
  const {page, access} = chunks[name] ?? fail(name)
  return {page, access}
}

function fail(name: string): never {
  throw new Error(`${name} is in the output, and the manifest does not know it`)
}
