import {createSlugger} from '@docusaurus/utils'
import type {Heading} from 'mdast'
import {SKIP, visitParents} from 'unist-util-visit-parents'
import type {CanonicalAccess} from '../../access/access.js'
import type {SearchSection} from '../../seal/search.js'
import {anchorOf} from '../parts/anchors.js'
import {findParts, isSealed} from '../parts/find.js'
import {formatOf, type Nodes, parseMarkdown} from '../parts/parse.js'
import type {MarkdownSyntax} from '../parts/syntax.js'

export interface FileToSearch {
  filePath: string
  source: string
  frontMatter: Record<string, unknown>
}

/** What can be searched in a Markdown file. */
export interface Searchable {
  /** The first heading of its first level, which Docusaurus takes for the title. */
  title: string | undefined
  /** All that is not in a sealed part. */
  sections: SearchSection[]
  /** Sealed parts, with the access that their author wrote. */
  parts: {access: CanonicalAccess; sections: SearchSection[]}[]
}

/**
 * Cuts a file into sections: what readers read, without markup, addresses and code of MDX. Words that components or partials
 * print are not in the file, and are not found.
 */
export function readSections(
  {filePath, source, frontMatter}: FileToSearch,
  syntax: MarkdownSyntax,
): Searchable {
  const file = parseMarkdown(source, formatOf(filePath, frontMatter, syntax.format), syntax)
  const {parts} = findParts(file, filePath)
  const {title, sections} = sectionsIn(file.tree, syntax)
  return {
    title,
    sections,
    parts: parts.map(({access, node}) => ({access, sections: sectionsIn(node, syntax).sections})),
  }
}

function sectionsIn(
  root: Nodes,
  {maintainCase}: MarkdownSyntax,
): {title: string | undefined; sections: SearchSection[]} {
  const slugger = createSlugger()
  let title: string | undefined
  let section: SearchSection = {heading: '', anchor: '', text: ''}
  const sections = [section]
  visitParents(root, (node: Nodes) => {
    if (node !== root && isSealed(node)) return SKIP
    if (node.type === 'yaml' || node.type === 'html') return SKIP
    if (node.type === 'heading') {
      const anchor = anchorOf(node, slugger, maintainCase)
      const heading = headingText(node)
      if (node.depth === 1) title ??= heading
      section = {heading, anchor, text: ''}
      sections.push(section)
      return SKIP
    }
    section.text += isBlock(node) ? ` ${wordsOf(node)}` : wordsOf(node)
    return undefined
  })
  const tidy = sections.map((one) => ({...one, text: one.text.replace(/\s+/g, ' ').trim()}))
  return {title, sections: tidy.filter(({heading, text}) => heading !== '' || text !== '')}
}

function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'break':
      return ' '
    default:
      return ''
  }
}

/** Whether its words stand apart from those before. */
function isBlock({type}: Nodes): boolean {
  return !['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type)
}

function headingText(heading: Heading): string {
  let text = ''
  visitParents(heading, (node: Nodes) => {
    text += wordsOf(node)
  })
  return text.replace(/\s*\{#[^}]*\}\s*$/, '').trim()
}
