import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** Where two renderings of one page differ, and how. */
export interface Difference {
  /** Way to the element, from the root: the index among the child elements at each step. */
  path: number[]
  /** All that is inside that element in the second rendering, to the letter: React compares it with its own. */
  html: string
}

/**
 * The smallest element outside of which both renderings are the same: for most themes the article with its table of
 * contents, and never the sidebar. It knows no theme and no kind of page.
 *
 * Only the stub is parsed as a whole, because parsing is most of what this costs a build.
 *
 * @param stub Markup inside React's root.
 * @param real The same, of the second rendering.
 * @returns `undefined` when there is no difference.
 */
export function findDifference(stub: string, real: string): Difference | undefined {
  if (stub === real) return undefined
  const begin = sameAtBegin(stub, real)
  const end = sameAtEnd(stub, real, begin)
  const around = elementsAround(stub, begin, stub.length - end)
  for (const {path, from, to, tagName} of around.reverse()) {
    const html = real.slice(from, real.length - (stub.length - to))
    if (tagName === undefined || isWhole(html, tagName)) return {path, html}
  }
  return undefined
}

/** An element of the stub that holds everything that differs. */
interface Around {
  path: number[]
  /** Where its content begins and ends in the stub. */
  from: number
  to: number
  /** `undefined`: the root. */
  tagName?: string
}

/** From the root down. */
function elementsAround(stub: string, from: number, to: number): Around[] {
  const found: Around[] = [{path: [], from: 0, to: stub.length}]
  let nodes = parseFragment(stub, {sourceCodeLocationInfo: true}).childNodes
  for (let path: number[] = []; ; ) {
    const elements = nodes.filter((node): node is Element => 'tagName' in node)
    const index = elements.findIndex((element) => holds(element, from, to))
    const element = elements[index]
    if (!element) return found
    const {startTag, endTag} = element.sourceCodeLocation ?? {}
    path = [...path, index]
    const content = {from: startTag?.endOffset ?? 0, to: endTag?.startOffset ?? 0}
    found.push({path, ...content, tagName: element.tagName})
    nodes = element.childNodes
  }
}

/** All of it inside, between tags of its own; and not in one whose first line feed is lost when it is parsed in place. */
function holds({tagName, sourceCodeLocation}: Element, from: number, to: number): boolean {
  const {startTag, endTag} = sourceCodeLocation ?? {}
  if (!startTag || !endTag || ['pre', 'textarea'].includes(tagName)) return false
  return startTag.endOffset <= from && endTag.startOffset >= to
}

/** Whether it fits into one element: not, when one more stands beside it in the second rendering. */
function isWhole(html: string, tagName: string): boolean {
  return parseFragment(`<${tagName}>${html}</${tagName}>`).childNodes.length === 1
}

function sameAtBegin(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++
  // Two different tags begin with the same character, which belongs to neither side.
  const tag = a.lastIndexOf('<', same - 1)
  return tag > a.lastIndexOf('>', same - 1) ? tag : same
}

/** Not counting what is the same at the begin. */
function sameAtEnd(a: string, b: string, begin: number): number {
  const most = Math.min(a.length, b.length) - begin
  let same = 0
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++
  return same
}
