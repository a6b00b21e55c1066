import type {Node, Program} from 'estree'
import type {Parents} from 'mdast'
import {SKIP, visitParents} from 'unist-util-visit-parents'
import type {CanonicalAccess} from '../../access/access.js'
import {AuthPluginError} from '../../errors.js'
import {readAttributes, type SealedElement} from './attributes.js'
import {namesIn, takenBy} from './names.js'
import type {Nodes, ParsedFile} from './parse.js'
import {placeOf} from './place.js'

/** How a part stands in its page: on lines of its own, alone in a line, or within a line of text. */
export type Kind = 'block' | 'line' | 'inline'

export interface FoundPart {
  node: SealedElement
  kind: Kind
  /** A cell of a table, where `|` is written `\|`. */
  inTable: boolean
  line: number
  access: CanonicalAccess
  id: string | undefined
}

export interface Found {
  parts: FoundPart[]
  problems: AuthPluginError[]
}

/** The tag, as anybody might write it. */
export const TAG = /<\/?\s*sealed\b/i
const WRONG_CASE = /^sealed$/i

/** Every `<Sealed>` of a file, and every use of the name that could not be sealed soundly. */
export function findParts({source, tree, rangeOf}: ParsedFile, fileName: string): Found {
  const found: Found = {parts: [], problems: []}
  const at = (line: number | undefined) => `${fileName}:${line ?? 1}`
  const refuse = (error: AuthPluginError) => void found.problems.push(error)

  visitParents(tree, (node: Nodes, ancestors: Parents[]) => {
    const here = at(node.position?.start.line)
    if (isSealed(node)) {
      if (ancestors.some(isSealed)) {
        refuse(new AuthPluginError('SEALED_NESTED', here))
        return SKIP
      }
      const part = readPart(node, ancestors, here, refuse)
      if (part) found.parts.push(part)
      return undefined
    }
    if ('name' in node && node.name && WRONG_CASE.test(node.name)) {
      refuse(new AuthPluginError('SEALED_NAME', here, `<${node.name}> is not <Sealed>`))
    }
    if (node.type === 'html' && TAG.test(node.value)) refuse(new AuthPluginError('SEALED_MARKDOWN', here))
    if (node.type === 'code' && node.lang === 'mdx-code-block' && TAG.test(node.value)) {
      refuse(new AuthPluginError('SEALED_PLACE', here, 'in a block of mdx-code-block'))
    }
    if (node.type === 'mdxjsEsm') {
      for (const statement of node.data?.estree?.body ?? []) {
        const text = source.slice(...rangeOf({position: positionOf(statement)}))
        const problem = problemOf(statement, text, at(statement.loc?.start.line))
        if (problem) refuse(problem)
      }
    } else if (takenBy(node).includes('Sealed')) {
      const where = node.type.endsWith('Expression') ? 'in an expression' : 'in a prop'
      refuse(new AuthPluginError('SEALED_PLACE', here, where))
    }
    return undefined
  })
  return found
}

function readPart(
  node: SealedElement,
  ancestors: Parents[],
  here: string,
  refuse: (error: AuthPluginError) => void,
): FoundPart | undefined {
  const {place, kind, inTable} = placeOf(node, ancestors)
  if (place) refuse(new AuthPluginError('SEALED_PLACE', here, place))
  const {access, id, problems} = readAttributes(node, here)
  for (const problem of problems) refuse(problem)
  if (node.children.every((child) => child.type === 'text' && child.value.trim() === '')) {
    refuse(new AuthPluginError('SEALED_EMPTY', here))
  }
  if (access === undefined) return undefined
  return {node, kind, inTable, line: node.position?.start.line ?? 1, access, id}
}

/** An import, export or alias of the name. */
function problemOf(statement: Program['body'][number], text: string, at: string) {
  const {made, taken} = namesIn(statement)
  if (statement.type === 'ImportDeclaration') {
    const imported = statement.specifiers.map((one) => ('imported' in one ? one.imported : one.local))
    const isImported = imported.some((one) => 'name' in one && one.name === 'Sealed')
    if (isImported || made.includes('Sealed'))
      return new AuthPluginError('SEALED_NAME', at, 'Sealed is imported')
  } else if (made.includes('Sealed')) {
    return new AuthPluginError('SEALED_NAME', at, 'another thing is called Sealed')
  }
  if (!taken.includes('Sealed')) return undefined
  return TAG.test(text)
    ? new AuthPluginError('SEALED_PLACE', at, 'in an export')
    : new AuthPluginError('SEALED_NAME', at, 'Sealed is given another name')
}

/** Position of a piece of code in the way of Markdown trees, whose columns begin at 1. */
export function positionOf({loc}: Node) {
  if (!loc) return undefined
  const point = ({line, column}: {line: number; column: number}) => ({line, column: column + 1})
  return {start: point(loc.start), end: point(loc.end)}
}

export function isSealed(node: Nodes): node is SealedElement {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'Sealed'
}
