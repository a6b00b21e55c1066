import {AuthPluginError} from '../../errors.js'
import type {SealedElement} from './attributes.js'
import type {Carrier, Inventory} from './carriers.js'

/** Which imports, exports, definitions and footnotes go where. */
export interface Distribution {
  /** Only sealed parts use them: they leave the public page. */
  dropped: ReadonlySet<Carrier>
  /** What each part takes along from outside of it. */
  taken: ReadonlyMap<SealedElement, ReadonlySet<Carrier>>
  problems: AuthPluginError[]
}

/**
 * Each part takes along what it uses itself and no more, because the next part may be for other readers. What no part uses
 * stays where it is: it may be there for its effect, or for those who import this file.
 */
export function distribute(
  {carriers, takers}: Inventory,
  parts: readonly SealedElement[],
  fileName: string,
): Distribution {
  const outer = carriers.filter(({inside}) => inside === undefined)
  const makersOf = (name: string) => outer.filter(({makes}) => makes.includes(name))

  /** The names and everything that is needed to make them. */
  function reach(names: Iterable<string>): Set<Carrier> {
    const reached = new Set<Carrier>()
    const open = [...names]
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const carrier of makersOf(name)) {
        if (reached.has(carrier)) continue
        reached.add(carrier)
        open.push(...carrier.takes)
      }
    }
    return reached
  }

  const usedIn = (where: SealedElement | undefined) =>
    [...takers, ...carriers.filter(({inside}) => inside !== undefined)]
      .filter(({inside}) => inside === where)
      .flatMap(({takes}) => takes)

  const taken = new Map(
    parts.map((part) => {
      const own = new Set(carriers.filter(({inside}) => inside === part).flatMap(({makes}) => makes))
      return [part, reach(usedIn(part).filter((name) => !own.has(name)))]
    }),
  )
  const sealed = new Set([...taken.values()].flatMap((set) => [...set]))
  const idle = outer.filter((carrier) => !sealed.has(carrier))
  const open = reach([...usedIn(undefined), ...idle.flatMap(({takes}) => takes)])
  return {
    dropped: new Set([...sealed].filter((carrier) => !open.has(carrier))),
    taken,
    problems: sharedFromInside({carriers, takers}, new Set(outer.flatMap(({makes}) => makes)), fileName),
  }
}

/** Names that are made inside one part and used outside of it would be missing there. */
function sharedFromInside(
  {carriers, takers}: Inventory,
  outside: ReadonlySet<string>,
  fileName: string,
): AuthPluginError[] {
  return carriers.flatMap(({makes, inside, line}) => {
    if (inside === undefined) return []
    return makes.flatMap((name) => {
      if (outside.has(name)) return []
      const user = [...takers, ...carriers].find((one) => one.inside !== inside && one.takes.includes(name))
      return user ? [new AuthPluginError('SEALED_SHARED', `${fileName}:${line}`, name, user.line)] : []
    })
  })
}
