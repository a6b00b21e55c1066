import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'
import {FILL_ATTRIBUTE, type Filling} from '../client/early/block.js'

type Element = DefaultTreeAdapterTypes.Element

/**
 * Takes the addresses of private pictures and files out of sealed markup: nothing lies there, because their bytes went
 * into the sealed chunk. Until that has been opened, a picture is an empty one of the same size, so nothing moves when
 * it comes.
 *
 * @param html Markup of the real page. Everything else in it stays as it is, to the letter.
 * @param addresses Where the files would lie on a public page: `/base/assets/images/plan-1a2b.png`.
 */
export function withoutFiles(html: string, addresses: string[]): string {
  if (addresses.length === 0) return html
  // The longest first: one may be the beginning of another.
  const sorted = [...addresses].sort((a, b) => b.length - a.length)
  const edits: Edit[] = []
  for (const element of elementsOf(parseFragment(html, {sourceCodeLocationInfo: true}))) {
    const filling: Filling = {}
    for (const {name, value} of element.attrs) {
      const pieces = sorted.reduce(cut, [value])
      if (pieces.length > 1) filling[name] = pieces
    }
    edits.push(...editsOf(element, filling))
  }
  return edits.sort((a, b) => b.from - a.from).reduce(apply, html)
}

function* elementsOf(parent: {childNodes: DefaultTreeAdapterTypes.ChildNode[]}): Generator<Element> {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue
    yield node
    yield* elementsOf('content' in node ? node.content : node)
  }
}

/** Cuts text, which is every first of two pieces, where an address stands in it. */
function cut(pieces: string[], address: string): string[] {
  return pieces.flatMap((piece, index) => {
    if (index % 2 === 1) return [piece]
    return piece.split(address).flatMap((text, at) => (at === 0 ? [text] : [address, text]))
  })
}

interface Edit {
  from: number
  to: number
  text: string
}

function editsOf(element: Element, filling: Filling): Edit[] {
  const note = `${FILL_ATTRIBUTE}="${escaped(JSON.stringify(filling))}"`
  return Object.keys(filling).flatMap((name, index) => {
    const at = element.sourceCodeLocation?.attrs?.[name]
    if (!at) return []
    const text = [...(index === 0 ? [note] : []), ...standIn(element, name)].join(' ')
    return [{from: at.startOffset, to: at.endOffset, text}]
  })
}

/** What the attribute is until it is filled; mostly it is not there. */
function standIn(element: Element, name: string): string[] {
  // A link without address would look like none.
  if (name === 'href') return ['href="#"']
  if (name !== 'src' || element.tagName !== 'img') return []
  const size = (side: string) => element.attrs.find((attribute) => attribute.name === side)?.value ?? '0'
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${size('width')}" height="${size('height')}"/>`
  return [`src="data:image/svg+xml,${encodeURIComponent(picture)}"`]
}

const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const apply = (html: string, {from, to, text}: Edit) => html.slice(0, from) + text + html.slice(to)
