import {visitParents} from 'unist-util-visit-parents'
import type {Carrier} from './carriers.js'
import {type Edit, edited, lineEnds, lineEndsIndented, only} from './edit.js'
import type {FoundPart} from './find.js'
import {mentionsSealed} from './mention.js'
import type {Nodes, ParsedFile, Range} from './parse.js'
import {statementsWith} from './statements.js'

/** A file that can be taken apart. */
export interface PartedFile extends ParsedFile {
  parts: readonly FoundPart[]
  /** What stands outside of parts and makes names. */
  carriers: readonly Carrier[]
}

/**
 * The file without its sealed parts and without what only they use.
 *
 * @param standIn Code of an expression that stands in a part's place; by default nothing does.
 */
export function publicText(
  {source, tree, rangeOf, parts, carriers}: PartedFile,
  dropped: ReadonlySet<Carrier>,
  standIn: (part: FoundPart) => string = () => '',
): string {
  const replaced = parts.map((part): Edit => {
    const range = rangeOf(part.node)
    const text = source.slice(...range)
    const code = standIn(part)
    // In an expression line ends mean nothing, as long as the lines are indented like the part was.
    return {range, text: code === '' ? lineEnds(text) : `{${code}${lineEndsIndented(text)}}`}
  })
  const isReplaced = (range: Range) => replaced.some((one) => within(range, one.range))
  const comments = commentsOnTags({source, tree, rangeOf}).filter((range) => !isReplaced(range))
  return edited(source, [
    ...replaced,
    ...statementsWith(source, carriers, (carrier) => !dropped.has(carrier)).filter(({kept, of}) => kept < of),
    ...comments.map((range) => ({range, text: lineEnds(source.slice(...range))})),
  ])
}

/** One part by itself: the front matter, what the part uses, its text, each in the line where the file has it. */
export function partText(
  {source, tree, rangeOf, carriers}: PartedFile,
  part: FoundPart,
  taken: ReadonlySet<Carrier>,
): string {
  const [first] = tree.children
  const frontMatter = first?.type === 'yaml' ? [rangeOf(first)] : []
  return only(source, [
    ...frontMatter.map((range) => ({range, text: source.slice(...range)})),
    ...statementsWith(source, carriers, (carrier) => taken.has(carrier)).filter(({kept}) => kept > 0),
    childrenOf({source, rangeOf}, part),
  ])
}

function childrenOf(
  {source, rangeOf}: Pick<ParsedFile, 'source' | 'rangeOf'>,
  {node, kind, inTable}: FoundPart,
): Edit {
  const [start] = rangeOf(node.children[0] ?? node)
  const [, end] = rangeOf(node.children.at(-1) ?? node)
  if (kind === 'block') {
    // The indentation of the first line counts for code in the lines after it.
    const indented = start - (/[ \t]*$/.exec(source.slice(0, start))?.[0].length ?? 0)
    return {range: [indented, end], text: source.slice(indented, end)}
  }
  // A fragment, because text at the beginning of a line might be a list ("1. January"), a heading or an import.
  const text = source.slice(start, end)
  return {range: [start, end], text: `<>${inTable ? text.replaceAll('\\|', '|') : text}</>`}
}

/**
 * Comments that hold a `<Sealed>`, which is not sealed there. They are printed nowhere, but Docusaurus' archive of a blog
 * carries whole files, so they go.
 */
function commentsOnTags({source, tree, rangeOf}: ParsedFileParts): Range[] {
  const comments: Range[] = []
  const literal: Range[] = []
  visitParents(tree, (node: Nodes) => {
    if (node.type === 'code' || node.type === 'inlineCode') literal.push(rangeOf(node))
    if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return
    if (node.data?.estree?.body.length === 0) comments.push(rangeOf(node))
  })
  for (const {0: text, index} of source.matchAll(/<!--[\s\S]*?-->/g)) {
    const range = [index, index + text.length] as const
    if (!literal.some((one) => within(range, one))) comments.push(range)
  }
  return comments.filter((range) => mentionsSealed(source.slice(...range)))
}

type ParsedFileParts = Pick<ParsedFile, 'source' | 'tree' | 'rangeOf'>

const within = (inner: Range, outer: Range) => outer[0] <= inner[0] && inner[1] <= outer[1]
