import type {Carrier} from './carriers.js'
import {type Edit, lineEnds} from './edit.js'

/**
 * The statements that carry names, with as many of their names as are to be kept; what is kept whole is left as its author
 * wrote it, and what is not kept at all leaves its line ends.
 */
export function statementsWith(
  source: string,
  carriers: readonly Carrier[],
  isKept: (carrier: Carrier) => boolean,
): (Edit & {kept: number; of: number})[] {
  const starts = [...new Set(carriers.map(({range}) => range[0]))]
  return starts.flatMap((start) => {
    const together = carriers.filter(({range}) => range[0] === start)
    const range = together[0]?.range
    if (!range) return []
    const kept = together.filter(isKept)
    const text = source.slice(...range)
    const counts = {kept: kept.length, of: together.length}
    if (kept.length === together.length) return [{range, text, ...counts}]
    return [{range, text: importOf(kept) + lineEnds(text), ...counts}]
  })
}

/** `import Tabs, {one, two as three} from './file.js'` */
function importOf(carriers: readonly Carrier[]): string {
  const imported = carriers.flatMap((carrier) => carrier.imported ?? [])
  const [first] = imported
  if (!first) return ''
  const specifiers = imported.map(({specifier}) => specifier)
  const named = specifiers.filter((one) => one.startsWith('{')).map((one) => one.slice(1, -1))
  const others = specifiers.filter((one) => !one.startsWith('{'))
  const clause = [...others, ...(named.length > 0 ? [`{${named.join(', ')}}`] : [])].join(', ')
  return `import ${clause} from ${first.from.replace(/[\r\n]+/g, ' ')}`
}
