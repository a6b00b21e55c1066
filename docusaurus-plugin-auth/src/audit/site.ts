import {type Manifest, manifestPath, readManifest} from '../build/manifest.js'
import {policyPath, readPolicy} from '../build/policy.js'
import {AuthPluginError} from '../errors.js'

/** What the audit has to know of a site. */
export interface AuditedSite {
  siteDir: string
  generatedFilesDir: string
  baseUrl: string
  /** Languages of the site, with what stands in `<html lang>` of their pages. */
  locales: {name: string; htmlLang: string}[]
  /** Folders that Docusaurus copies into the output, seen from the site's folder. */
  staticDirectories: string[]
  /** The site's config: all its texts are public. */
  config: unknown
  /** Whether titles are private, too. */
  metadata: 'public' | 'hidden'
  /** A Markdown file as the site's own parser understands it. */
  parse: ParseFile
  /** The same without its sealed parts. */
  parsePublic: ParseFile
}

type ParseFile = (
  filePath: string,
  source: string,
) => Promise<{frontMatter: Record<string, unknown>; content: string}>

/** What builds have written down, in all languages. */
export interface Records {
  /** Protected source files and who may read them. */
  pages: Map<string, string>
  manifests: Manifest[]
}

/**
 * @throws AuthPluginError `AUDIT_NOT_BUILT` when there is nothing: without these records nobody knows what to look for,
 * and a check that looks for nothing must not pass.
 */
export function readRecords({generatedFilesDir, locales}: AuditedSite): Records {
  const records: Records = {pages: new Map(), manifests: []}
  for (const {name} of locales) {
    const policy = readPolicy(policyPath(generatedFilesDir, name))
    const manifest = readManifest(manifestPath(generatedFilesDir, name))
    if (!policy || !manifest) continue
    for (const [file, access] of Object.entries(policy.pages)) records.pages.set(file, access)
    records.manifests.push(manifest)
  }
  if (records.manifests.length === 0) throw new AuthPluginError('AUDIT_NOT_BUILT', [])
  return records
}

/**
 * The records of those languages that are in the output: sites may be built one language at a time, each into a folder
 * of its own.
 *
 * @param langs what was met in `<html lang>`; empty when a site's own template leaves it out, and then all count.
 * @throws AuthPluginError `AUDIT_NOT_BUILT` when pages are there of a language of which nothing is known.
 */
export function recordsOfOutput({locales}: AuditedSite, records: Records, langs: Set<string>): Manifest[] {
  const present = locales.filter(({htmlLang}) => langs.size === 0 || langs.has(htmlLang))
  const known = records.manifests.map(({locale}) => locale)
  const unknown = present.filter(({name}) => !known.includes(name))
  if (unknown.length > 0)
    throw new AuthPluginError(
      'AUDIT_NOT_BUILT',
      unknown.map(({name}) => name),
    )
  return records.manifests.filter(({locale}) => present.some(({name}) => name === locale))
}
