import {statSync} from 'node:fs'
import {join, relative} from 'node:path'
import {Globby, posixPath} from '@docusaurus/utils'
import type {Probes} from '../search/probes.js'
import type {AuditedSite, Records} from '../site.js'
import {passagesOfScript} from './modules.js'
import {publicTextsOf, teaserOf} from './page.js'
import {isData, isMarkdown, isScript} from './passage.js'
import {readSource} from './readSource.js'

/** Labels, authors and tags: small files of data that themes print everywhere. */
const labelFiles = [
  'sidebars*.{js,cjs,mjs,ts,json}',
  '{versioned_sidebars,i18n}/**/*.json',
  '{docs,blog,i18n,*_docs}/**/{_category_,authors,tags}.{json,yml,yaml}',
]

/** So many probes of a page in one public source, a paragraph of some fifty words, are no coincidence and worth a word. */
const REPEATED = 40

/**
 * Takes away every probe that proves nothing, because the text also stands where everybody may read it: in a source of a
 * public page, or in what a protected page itself shows to the public (its title, its address).
 *
 * Which sources are public is what the bundler found on its way from the site's entries. So neither drafts nor partials
 * that no page uses count, nor a copy in `static/`, nor anything in the output: a leak cannot excuse itself.
 */
export async function excludePublic(
  probes: Probes,
  site: AuditedSite,
  records: Records,
): Promise<{page: number; source: string}[]> {
  const repeated: {page: number; source: string}[] = []
  const exclude = async (file: string) => {
    const source = readSource(site, file)?.toString('utf8')
    if (source === undefined) return
    const texts = await textsOf(site, file, source)
    const counts = probes.exclude(Buffer.from(texts.join('\n')))
    for (const [page, count] of counts) if (count >= REPEATED) repeated.push({page, source: file})
  }

  for (const file of publicFiles(site, records))
    if (isMarkdown(file) || isScript(file) || isData(file)) await exclude(file)
  for (const file of await Globby(labelFiles, {cwd: site.siteDir, ignore: ['**/node_modules/**']}))
    await exclude(file)

  const said = [JSON.stringify(site.config)]
  for (const [file, access] of records.pages) {
    said.push(file)
    const source = isMarkdown(file) ? readSource(site, file)?.toString('utf8') : undefined
    if (source !== undefined) said.push(...(await teaserOf(site, file, source, access)))
  }
  probes.exclude(Buffer.from(said.join('\n')))
  return repeated
}

/**
 * Finds the file of a public page that has the very same bytes as a private one, as the same picture beside two pages has:
 * what is published there on purpose proves nothing.
 */
export function findCopies(site: AuditedSite, records: Records): (bytes: Buffer) => string | undefined {
  let bySize: Map<number, string[]> | undefined
  return (bytes) => {
    bySize ??= sizesOf(site, publicFiles(site, records))
    return bySize.get(bytes.length)?.find((file) => readSource(site, file)?.equals(bytes))
  }
}

function sizesOf({siteDir}: AuditedSite, files: Iterable<string>): Map<number, string[]> {
  const bySize = new Map<number, string[]>()
  for (const file of files) {
    const size = statSync(join(siteDir, file), {throwIfNoEntry: false})?.size ?? 0
    bySize.set(size, [...(bySize.get(size) ?? []), file])
  }
  return bySize
}

/** What the bundler found on its way from the site's entries. */
function publicFiles({siteDir, generatedFilesDir}: AuditedSite, {pages, manifests}: Records): string[] {
  // Docusaurus writes into its own folder what plugins tell it, and one of them might tell too much.
  const generated = `${posixPath(relative(siteDir, generatedFilesDir))}/`
  const open = new Set(manifests.flatMap(({open}) => open))
  return [...open].filter((file) => !pages.has(file) && !file.startsWith(generated))
}

/** A text as it stands there, and in every way in which the same text of a protected page would be looked for. */
async function textsOf(site: AuditedSite, file: string, source: string): Promise<string[]> {
  if (isMarkdown(file)) return publicTextsOf(site, file, source)
  return isScript(file) ? [source, ...passagesOfScript(source).map(({text}) => text)] : [source]
}
