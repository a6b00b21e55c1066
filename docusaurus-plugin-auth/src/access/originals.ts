/** A folder that a content plugin reads, as far as the site's config tells. */
export interface ContentDir {
  kind: 'docs' | 'blog' | 'pages'
  /** Instance of the plugin, `default` unless the author says otherwise. */
  id: string
  /** Seen from the site's folder, with `/` between folders. */
  path: string
}

export interface ContentLayout {
  /** Folder of the current locale's translations, seen from the site's folder: `i18n/fr`. */
  localizationDir: string
  contentDirs: readonly ContentDir[]
}

/** The file is a copy, but of what cannot be told from the site's config. */
export const UNKNOWN = Symbol('unknown original')

/**
 * The file that a translated or versioned file is a copy of; `null` for originals. The answer is a path, whether
 * or not a file is there: rules that name a page which has since been removed go on protecting its old versions.
 */
export function originalOf(file: string, layout: ContentLayout): string | null | typeof UNKNOWN {
  const translated = below(layout.localizationDir, file)
  if (translated !== null) return originalOfTranslation(translated, layout)
  const versioned = /^(?:(?<id>.+?)_)?versioned_docs\/version-[^/]+\/(?<rest>.+)$/.exec(file)?.groups
  return versioned ? inContentDir('docs', versioned.id, versioned.rest, layout) : null
}

/** `docusaurus-plugin-content-docs[-id]/(current|version-1.0)/…`, `docusaurus-plugin-content-blog[-id]/…` */
function originalOfTranslation(file: string, layout: ContentLayout): string | typeof UNKNOWN {
  const found = /^docusaurus-plugin-content-(?<kind>docs|blog|pages)(?:-(?<id>[^/]+))?\/(?<rest>.+)$/.exec(
    file,
  )?.groups
  if (!found) return UNKNOWN
  const {kind, id, rest = ''} = found
  if (kind !== 'docs') return inContentDir(kind as 'blog' | 'pages', id, rest, layout)
  const version = /^(?<name>[^/]+)\/(?<rest>.+)$/.exec(rest)?.groups
  if (!version) return UNKNOWN
  return version.name === 'current'
    ? inContentDir('docs', id, version.rest, layout)
    : `${id === undefined ? '' : `${id}_`}versioned_docs/${rest}`
}

function inContentDir(kind: ContentDir['kind'], id = 'default', rest = '', {contentDirs}: ContentLayout) {
  const dir = contentDirs.find((candidate) => candidate.kind === kind && candidate.id === id)
  return dir ? `${dir.path}/${rest}` : UNKNOWN
}

function below(dir: string, file: string): string | null {
  return file.startsWith(`${dir}/`) ? file.slice(dir.length + 1) : null
}
