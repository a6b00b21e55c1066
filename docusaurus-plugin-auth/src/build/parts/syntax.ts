import type {DocusaurusConfig, MarkdownConfig} from '@docusaurus/types'
import {DEFAULT_PARSE_FRONT_MATTER} from '@docusaurus/utils'

/** A remark plugin as a site's config holds it: a function, or one with its options. */
type RemarkPlugin = unknown
type Options = Record<string, unknown>

/** How the Markdown of a site is to be read. */
export interface MarkdownSyntax {
  /** `mdx`, `md` (CommonMark), or `detect` (by the file's extension). */
  format: MarkdownConfig['format']
  /** The front matter of a file, as the site's own parser understands it. */
  readFrontMatter: (filePath: string, fileContent: string) => Promise<Options>
  /** Plugins of the site, of which some add syntax: mathematics, for example. */
  remarkPlugins: RemarkPlugin[]
  /** Names that may follow `:::`. */
  admonitions: string[]
  /** What Docusaurus still takes from MDX 1: `## Title {#id}`, `:::note Title`, `<!-- comment -->`. */
  mdx1: MarkdownConfig['mdx1Compat']
  /** Whether ids of headings keep capital letters. */
  maintainCase: boolean
  /** What ends the preview of a blog post. */
  truncateMarkers: RegExp[]
}

const ADMONITIONS = [
  'secondary',
  'info',
  'success',
  'danger',
  'note',
  'tip',
  'warning',
  'important',
  'caution',
]
const TRUNCATE_MARKER = /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/

/**
 * Reads it from the config as its author wrote it, all content plugins together: which one a file belongs to is not
 * known when it is read. To be called in the plugin's factory, before the site's front matter parser is wrapped.
 */
export function findSyntax({markdown, presets, plugins}: DocusaurusConfig): MarkdownSyntax {
  const all = [...presets, ...plugins].flatMap(optionsOf)
  const listed = (name: string) => all.flatMap(({[name]: value}) => (Array.isArray(value) ? value : []))
  const keywords = all.flatMap(({admonitions}) => (isOptions(admonitions) ? admonitions.keywords : []))
  const parse = markdown.parseFrontMatter
  return {
    format: markdown.format,
    readFrontMatter: async (filePath, fileContent) =>
      (await parse({filePath, fileContent, defaultParseFrontMatter: DEFAULT_PARSE_FRONT_MATTER})).frontMatter,
    remarkPlugins: [...new Set([...listed('beforeDefaultRemarkPlugins'), ...listed('remarkPlugins')])],
    admonitions: [...ADMONITIONS, ...keywords.filter((word) => typeof word === 'string')],
    mdx1: markdown.mdx1Compat,
    maintainCase: markdown.anchors?.maintainCase === true,
    truncateMarkers: [
      TRUNCATE_MARKER,
      ...all.flatMap(({truncateMarker}) => (truncateMarker instanceof RegExp ? truncateMarker : [])),
    ],
  }
}

/** Options of one entry, and of what is inside: a preset holds those of its plugins by their names. */
function optionsOf(entry: unknown): Options[] {
  const options = Array.isArray(entry) ? entry[1] : undefined
  return isOptions(options) ? [options, ...Object.values(options).filter(isOptions)] : []
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
