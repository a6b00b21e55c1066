import type {ImportDeclaration, Program} from 'estree'
import {visitParents} from 'unist-util-visit-parents'
import type {SealedElement} from './attributes.js'
import {positionOf} from './find.js'
import {footnoteName, linkName, namesIn, takenBy} from './names.js'
import type {Nodes, ParsedFile, Range} from './parse.js'

/** What makes names that other places of the file use: one name of an import, an export, a definition, a footnote. */
export interface Carrier {
  makes: string[]
  takes: string[]
  line: number
  /** The statement or definition it is written in; the names of one import share it. */
  range: Range
  /** Of an import's name: how it is written by itself (`Tabs`, `* as all`, `{one as two}`), and what follows `from`. */
  imported?: {specifier: string; from: string}
  /** The part it stands in. */
  inside: SealedElement | undefined
}

/** Every carrier of the file, and everything else in it that takes names, with the part it stands in. */
export interface Inventory {
  carriers: Carrier[]
  takers: {takes: string[]; line: number; inside: SealedElement | undefined}[]
}

export function takeInventory(file: ParsedFile, parts: ReadonlySet<Nodes>): Inventory {
  const inventory: Inventory = {carriers: [], takers: []}
  const footnotes = new Map<Nodes, Carrier>()

  visitParents(file.tree, (node: Nodes, ancestors: Nodes[]) => {
    const inside = ancestors.find((ancestor) => parts.has(ancestor)) as SealedElement | undefined
    const line = node.position?.start.line ?? 1
    const range = file.rangeOf(node)
    if (node.type === 'mdxjsEsm') {
      const statements = node.data?.estree?.body ?? []
      inventory.carriers.push(
        ...statements.flatMap((one) => carriersIn(one, file).map((c) => ({...c, inside}))),
      )
    } else if (node.type === 'definition') {
      inventory.carriers.push({makes: [linkName(node)], takes: [], line, range, inside})
    } else if (node.type === 'footnoteDefinition') {
      const carrier: Carrier = {makes: [footnoteName(node)], takes: [], line, range, inside}
      footnotes.set(node, carrier)
      inventory.carriers.push(carrier)
    } else if (!parts.has(node)) {
      const takes = takenBy(node)
      const footnote = ancestors.map((ancestor) => footnotes.get(ancestor)).find(Boolean)
      if (footnote) footnote.takes.push(...takes)
      else if (takes.length > 0) inventory.takers.push({takes, line, inside})
    }
  })
  return inventory
}

function carriersIn(
  statement: Program['body'][number],
  {source, rangeOf}: ParsedFile,
): Omit<Carrier, 'inside'>[] {
  const position = positionOf(statement)
  const where = {range: rangeOf({position}), line: position?.start.line ?? 1}
  const {made: makes, taken: takes} = namesIn(statement)
  if (statement.type !== 'ImportDeclaration' || statement.specifiers.length === 0) {
    // A layout belongs to the page, and has no name that anything else in the file could mean.
    return [{makes: statement.type === 'ExportDefaultDeclaration' ? [] : makes, takes, ...where}]
  }
  const from = source.slice(rangeOf({position: positionOf(statement.source)})[0], where.range[1])
  return statement.specifiers.map((one) => ({
    makes: [one.local.name],
    takes: [],
    imported: {specifier: written(one), from},
    ...where,
  }))
}

function written(specifier: ImportDeclaration['specifiers'][number]): string {
  const {local} = specifier
  if (specifier.type === 'ImportDefaultSpecifier') return local.name
  if (specifier.type === 'ImportNamespaceSpecifier') return `* as ${local.name}`
  const {imported} = specifier
  const name = imported.type === 'Identifier' ? imported.name : JSON.stringify(imported.value)
  return name === local.name ? `{${name}}` : `{${name} as ${local.name}}`
}
