import {visitParents} from 'unist-util-visit-parents'
import {AuthPluginError} from '../../errors.js'
import {type FoundPart, isSealed} from './find.js'
import type {Nodes, ParsedFile, Range} from './parse.js'

/** What stands in a part and would do wrong there. */
export function problemsInside(
  {source, tree, rangeOf}: ParsedFile,
  parts: readonly FoundPart[],
  fileName: string,
  truncateMarkers: readonly RegExp[],
): AuthPluginError[] {
  const problems: AuthPluginError[] = []
  const code: Range[] = []
  visitParents(tree, (node: Nodes, ancestors: Nodes[]) => {
    if (node.type === 'code' || node.type === 'inlineCode') code.push(rangeOf(node))
    if (node.type !== 'footnoteReference') return
    const sealed = ancestors.find(isSealed)
    const part = parts.find((one) => one.node === sealed)
    if (part && part.kind !== 'block') {
      problems.push(new AuthPluginError('SEALED_FOOTNOTE', `${fileName}:${part.line}`))
    }
  })
  const markers = truncateMarkers.flatMap(({source: pattern, flags}) =>
    [...source.matchAll(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`))]
      .map(({index}) => index)
      .filter((at) => !code.some(([start, end]) => start <= at && at < end)),
  )
  for (const part of parts) {
    const [start, end] = rangeOf(part.node)
    const marker = markers.find((at) => start <= at && at < end)
    if (marker === undefined) continue
    const line = source.slice(0, marker).split(/\r\n|\n|\r/).length
    problems.push(new AuthPluginError('SEALED_TRUNCATE', `${fileName}:${line}`))
  }
  return problems
}

/** The sealed text is stored under the id. */
export function sameIds(parts: readonly FoundPart[], fileName: string): AuthPluginError[] {
  return parts.flatMap(({id, line}) => {
    if (id === undefined) return []
    const first = parts.find((part) => part.id === id)
    if (first === undefined || first.line === line) return []
    return [new AuthPluginError('SEALED_ID', `${fileName}:${line}`, id, first.line)]
  })
}
