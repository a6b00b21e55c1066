import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

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
 * @param stub Markup inside React's root.
 * @param real The same, of the second rendering.
 * @returns `undefined` when there is no difference.
 */
export function findDifference(stub: string, real: string): Difference | undefined {
  if (stub === real) return undefined
  const path: number[] = []
  let here = {stub: parse(stub), real: parse(real)}
  for (;;) {
    const next = onlyDifference(here.stub, here.real)
    if (!next) return {path, html: here.real.inside()}
    path.push(next.index)
    here = next
  }
}

/** An element, with the text that it was parsed from. */
interface Parsed {
  element: Element
  source: string
  inside: () => string
}

function parse(html: string): Parsed {
  const source = `<div>${html}</div>`
  const [root] = parseFragment(source, {sourceCodeLocationInfo: true}).childNodes as Element[]
  return parsed(root as Element, source)
}

function parsed(element: Element, source: string): Parsed {
  const {startTag, endTag} = element.sourceCodeLocation ?? {}
  return {element, source, inside: () => source.slice(startTag?.endOffset, endTag?.startOffset)}
}

/** The one child element to go down into. `undefined`: more than one node differs, or not only inside of it. */
function onlyDifference(stub: Parsed, real: Parsed): {index: number; stub: Parsed; real: Parsed} | undefined {
  const [before, after] = [stub.element.childNodes, real.element.childNodes]
  if (before.length !== after.length) return undefined
  const different = after.flatMap((node, at) =>
    textOf(node, real.source) === textOf(before[at] as Node, stub.source) ? [] : [at],
  )
  const [at = 0] = different
  const [old, young] = [before[at], after[at]]
  if (different.length !== 1 || !isOpenElement(old) || !isOpenElement(young)) return undefined
  if (startOf(old, stub.source) !== startOf(young, real.source)) return undefined
  const index = after.slice(0, at).filter((node) => 'tagName' in node).length
  return {index, stub: parsed(old, stub.source), real: parsed(young, real.source)}
}

/** With an end of its own, and not one whose first line feed is lost when it is parsed in place. */
function isOpenElement(node: Node | undefined): node is Element {
  if (!node || !('tagName' in node)) return false
  return Boolean(node.sourceCodeLocation?.endTag) && !['pre', 'textarea'].includes(node.tagName)
}

const textOf = ({sourceCodeLocation: at}: Node, source: string) =>
  source.slice(at?.startOffset, at?.endOffset)

function startOf({sourceCodeLocation}: Element, source: string) {
  const {startTag} = sourceCodeLocation ?? {}
  return source.slice(startTag?.startOffset, startTag?.endOffset)
}
