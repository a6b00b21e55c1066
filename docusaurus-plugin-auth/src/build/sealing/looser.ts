import {type CanonicalAccess, stricter} from '../../access/access.js'
import type {Imports, Module} from './compiler.js'

/** A protected page or part, and what is used by it and by nothing public. */
export interface Reach {
  root: Module
  access: CanonicalAccess
  modules: Module[]
}

/**
 * Parts that more readers could open than the pages that alone lead to them. A partial with a part for everybody who is signed
 * in, shown by a page for few: the rest of the partial is for those few, and the part, meant to be for fewer, for all.
 */
export function findLooser(
  importsOf: Imports,
  open: Iterable<Module>,
  reaches: readonly Reach[],
): {part: Reach; page: Reach}[] {
  const entered = (modules: Iterable<Module>) => new Set([...modules].flatMap(importsOf))
  const openly = entered(open)
  const ways = reaches.map((page) => ({page, leadsTo: entered(page.modules)}))
  return reaches
    .filter(({root}) => !openly.has(root))
    .flatMap((part) =>
      ways
        .filter(({page, leadsTo}) => page !== part && leadsTo.has(part.root))
        .filter(({page}) => stricter(page.access, part.access) !== part.access)
        .map(({page}) => ({part, page})),
    )
}
