import {extname} from 'node:path'
import {admonitionTitleToDirectiveLabel, escapeMarkdownHeadingIds} from '@docusaurus/utils'
import {createProcessor} from '@mdx-js/mdx'
import comment from '@slorber/remark-comment'
import type {Nodes, Root} from 'mdast'
import type {} from 'mdast-util-directive'
import type {} from 'mdast-util-mdx'
import directive from 'remark-directive'
import frontmatter from 'remark-frontmatter'
import gfm from 'remark-gfm'
import type {MarkdownSyntax} from './syntax.js'

type Processor = ReturnType<typeof createProcessor>
type Format = 'md' | 'mdx'
interface Point {
  line: number
  column: number
}

/** Source files as trees, with positions that hold in the source. */
export interface ParsedFile {
  source: string
  tree: Root
  /** Where a node stands in the source, as offsets. */
  rangeOf: (node: {position?: {start: Point; end: Point} | undefined}) => Range
  offsetOf: (point: Point) => number
}

export type Range = readonly [start: number, end: number]
export type {Nodes}

/**
 * Parses a file as Docusaurus' MDX loader will, with the same plugins, of which only the syntax counts here.
 *
 * @throws VFileMessage when the file cannot be parsed.
 */
export function parseMarkdown(source: string, format: Format, syntax: MarkdownSyntax): ParsedFile {
  const tree = processorFor(syntax, format).parse(prepare(source, syntax)) as Root
  const lines = lineStarts(source)
  const offsetOf = ({line, column}: Point) => {
    const start = lines[line - 1] ?? source.length
    // A line that was prepared may have become longer than the line of the source.
    return Math.min(start + column - 1, lines[line] ?? source.length)
  }
  return {
    source,
    tree,
    offsetOf,
    rangeOf: ({position}) => (position ? [offsetOf(position.start), offsetOf(position.end)] : [0, 0]),
  }
}

/** The format of a file, as Docusaurus decides it. */
export function formatOf(filePath: string, frontMatter: Record<string, unknown>, site: string): Format {
  const {format = site} = (frontMatter.mdx ?? {}) as {format?: unknown}
  if (format === 'md' || format === 'mdx') return format
  return extname(filePath) === '.md' ? 'md' : 'mdx'
}

/** What Docusaurus rewrites before it parses; of all this, nothing adds or removes a line. */
function prepare(source: string, {mdx1, admonitions}: MarkdownSyntax): string {
  const escaped = mdx1.headingIds ? escapeMarkdownHeadingIds(source) : source
  return mdx1.admonitions ? admonitionTitleToDirectiveLabel(escaped, admonitions) : escaped
}

const processors = new WeakMap<MarkdownSyntax, Partial<Record<Format, Processor>>>()

function processorFor(syntax: MarkdownSyntax, format: Format): Processor {
  const made = processors.get(syntax) ?? {}
  processors.set(syntax, made)
  const ours = [frontmatter, directive, gfm, ...(syntax.mdx1.comments ? [comment] : [])]
  made[format] ??= createProcessor({
    format,
    remarkPlugins: [...ours, ...(syntax.remarkPlugins as (typeof ours)[number][])],
  })
  return made[format]
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const {0: end, index} of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length)
  return starts
}
