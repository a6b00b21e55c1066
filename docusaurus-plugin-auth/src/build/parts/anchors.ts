import {createSlugger, parseMarkdownHeadingId} from '@docusaurus/utils'
import type {Heading} from 'mdast'
import {visitParents} from 'unist-util-visit-parents'
import type {SealedElement} from './attributes.js'
import type {Nodes} from './parse.js'

/**
 * Ids of the headings inside a part, as Docusaurus' MDX loader makes them for the part, which is a file of its own to it: as
 * a comment says, or braces (`{#id}`), or else from the heading's words.
 *
 * @param maintainCase Docusaurus' `markdown.anchors.maintainCase`.
 */
export function anchorsIn(part: SealedElement, maintainCase: boolean): string[] {
  const slugger = createSlugger()
  const anchors: string[] = []
  visitParents(part, 'heading', (heading: Heading) => {
    anchors.push(anchorOf(heading, slugger, maintainCase))
  })
  return anchors
}

/** Id of one heading; headings of a file are to be asked for in their order. */
export function anchorOf(
  heading: Heading,
  slugger: ReturnType<typeof createSlugger>,
  maintainCase: boolean,
): string {
  const text = heading.children.map(textOf).join('')
  return idInComment(heading) ?? parseMarkdownHeadingId(text).id ?? slugger.slug(text, {maintainCase})
}

function idInComment({children}: Heading): string | undefined {
  const last = children.at(-1)
  const isComment = last?.type === 'html' || last?.type === 'mdxTextExpression'
  return isComment ? /^(?:<!--|\/\*)\s*#(\S+)/.exec(last.value)?.[1] : undefined
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
