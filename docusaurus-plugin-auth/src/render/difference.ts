import {type Tag, tagsOf} from './tags.js'

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
  const begin = sameAtBegin(stub, real)
  const end = sameAtEnd(stub, real, begin)
  const last = stub.length - end
  const around = elementsAround(stub, begin, last)
  for (const [depth, {tagName, from, to}] of [...around.entries()].reverse()) {
    const html = real.slice(from, real.length - (stub.length - to))
    if (isWhole(html, tagName)) return {path: around.slice(0, depth + 1).map(({index}) => index), html}
  }
  return {path: [], html: real}
}

interface Element {
  tagName: string
  /** Among the elements that its parent holds. */
  index: number
  /** How many elements it holds, as far as is known. */
  children: number
  /** Where its content begins and ends. */
  from: number
  to: number
}

/** The elements that hold all of a piece of markup, from the outside in. */
function elementsAround(markup: string, from: number, to: number): Element[] {
  const open: Element[] = [{tagName: '', index: 0, children: 0, from: 0, to: markup.length}]
  let around: Element[] | undefined
  for (const tag of tagsOf(markup)) {
    if (tag.to > from) around ??= open.slice(1)
    if (tag.isEnd) close(open, tag)
    else begin(open, tag)
  }
  around ??= open.slice(1)
  const outside = around.findIndex((element) => element.to < to || losesLineFeed(element))
  return outside === -1 ? around : around.slice(0, outside)
}

function begin(open: Element[], {name, isEmpty, to}: Tag): void {
  const parent = open.at(-1) as Element
  if (!isEmpty) open.push({tagName: name, index: parent.children, children: 0, from: to, to: -1})
  parent.children += 1
}

/** What has no end tag of its own ends with what it is in, and is not known to hold anything. */
function close(open: Element[], {name, from}: Tag): void {
  const index = open.findLastIndex(({tagName}) => tagName === name)
  const element = open[index]
  if (!element) return
  element.to = from
  open.length = index
}

/** Parsed in place, its first line feed would be lost. */
const losesLineFeed = ({tagName}: Element) => tagName === 'pre' || tagName === 'textarea'

/** Whether it fits into one element: not, when one more stands beside it in the second rendering. */
function isWhole(html: string, tagName: string): boolean {
  let inside = 0
  for (const {name, isEnd, isEmpty} of tagsOf(html)) {
    if (name !== tagName || isEmpty) continue
    inside += isEnd ? -1 : 1
    if (inside < 0) return false
  }
  return true
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
