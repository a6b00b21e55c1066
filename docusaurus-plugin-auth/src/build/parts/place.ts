import type {Nodes, Parents} from 'mdast'
import type {SealedElement} from './attributes.js'
import type {Kind} from './find.js'

interface Place {
  /** Why a part cannot stand there, as the end of a sentence. */
  place: string | undefined
  kind: Kind
  inTable: boolean
}

/** Where a part can be cut out and put back: everything that only surrounds it, and copies nothing of it. */
const sound = new Set<Nodes['type']>([
  ...(['root', 'paragraph', 'list', 'listItem', 'emphasis', 'strong', 'delete'] as const),
  ...(['table', 'tableRow', 'tableCell'] as const),
  ...(['containerDirective', 'mdxJsxFlowElement', 'mdxJsxTextElement'] as const),
])

const words: Partial<Record<Nodes['type'], string>> = {
  // It would stand in the table of contents and in the heading's id.
  heading: 'in a heading',
  // Each of its lines begins with '>', which would have to be taken out of code and kept in text.
  blockquote: 'in a blockquote',
  footnoteDefinition: 'in a footnote',
  link: 'in a link',
  linkReference: 'in a link',
  leafDirective: 'in a directive',
  textDirective: 'in a directive',
}

/** What stands in its place holds a link, which cannot stand in these. */
const interactive = new Set(['a', 'button', 'Link'])

export function placeOf(node: SealedElement, ancestors: Parents[]): Place {
  const parent = ancestors.at(-1)
  const [problem] = ancestors.flatMap((ancestor) => problemWith(ancestor) ?? [])
  return {place: problem, kind: kindOf(node, parent), inTable: parent?.type === 'tableCell'}
}

function problemWith(ancestor: Parents): string | undefined {
  if (!sound.has(ancestor.type))
    return words[ancestor.type] ?? `in a piece of Markdown called ${ancestor.type}`
  if (ancestor.type === 'paragraph' && isLabel(ancestor)) return 'in the title of an admonition'
  if ('name' in ancestor && interactive.has(ancestor.name ?? '')) return `in <${ancestor.name}>`
  return undefined
}

const isLabel = ({data}: Parents) =>
  data !== undefined && 'directiveLabel' in data && data.directiveLabel === true

/** A paragraph of nothing but JSX is no paragraph for MDX: its part stands alone. */
function kindOf(node: SealedElement, parent: Parents | undefined): Kind {
  if (node.type === 'mdxJsxFlowElement') return 'block'
  const others = parent?.children.filter((child) => child !== node) ?? []
  const isAlone = others.every((child) => child.type === 'text' && child.value.trim() === '')
  return parent?.type === 'paragraph' && isAlone ? 'line' : 'inline'
}
