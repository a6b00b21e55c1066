import {AuthPluginError} from '../../errors.js'
import {SEALED_CHUNK} from '../../seal/chunks.js'
import type {Chunk, ChunkGroup, Compilation, Module} from './compiler.js'
import type {Root} from './modules.js'

/** One protected page among the bundler's chunks. */
export interface Sealed {
  /** `sealed-1a2b3c4d` */
  name: string
  root: Root
  chunk: Chunk
  /** Other chunks that only protected pages load, and this one too: what it imports on demand, or shares. */
  parts: Chunk[]
}

/**
 * Finds the chunk of each protected page, with the chunks that come along with it.
 *
 * @throws AuthPluginError `MODULE_IN_PUBLIC_CHUNK` when something private is in a chunk that others can load, everybody
 *   or the readers of a page with another access.
 */
export function findSealed(compilation: Compilation, roots: Root[]): Sealed[] {
  const rootOf = new Map(roots.map((root) => [root.id, root]))
  const sealed = new Map<string, Omit<Sealed, 'parts'>>()
  for (const chunk of compilation.chunks) {
    const {name} = chunk
    if (!name?.startsWith(SEALED_CHUNK)) continue
    const [root, ...others] = moduleIds(compilation, chunk).flatMap((id) => rootOf.get(id) ?? [])
    if (root && others.length === 0) sealed.set(name, {name, root, chunk})
  }
  const isSealed = ({name}: ChunkGroup) => name != null && sealed.has(name)
  const open = chunksBelow([...compilation.entrypoints.values()], (group) => !isSealed(group))
  const found = [...sealed.values()].map((page) => {
    const groups = [...page.chunk.groupsIterable].filter(({name}) => name === page.name)
    const below = chunksBelow(groups, (group) => groups.includes(group) || !isSealed(group))
    const parts = [...below].filter((chunk) => chunk !== page.chunk && !open.has(chunk))
    return {...page, parts: parts.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))}
  })
  refuseIntruders(compilation, roots, found)
  return found
}

/** Files with code; a chunk has one, and style sheets beside it. */
export function scriptsOf(chunk: Chunk): string[] {
  return [...chunk.files].filter((file) => /\.[cm]?js(\?|$)/.test(file))
}

function chunksBelow(starts: ChunkGroup[], enters: (group: ChunkGroup) => boolean): Set<Chunk> {
  const met = new Set<ChunkGroup>()
  const waiting = [...starts]
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    if (met.has(group) || !enters(group)) continue
    met.add(group)
    waiting.push(...group.childrenIterable)
  }
  return new Set([...met].flatMap(({chunks}) => chunks))
}

function refuseIntruders(compilation: Compilation, roots: Root[], sealed: Sealed[]): void {
  const users = new Map<string, Root[]>()
  for (const root of roots) {
    for (const {id} of root.modules) users.set(id, [...(users.get(id) ?? []), root])
  }
  const readers = new Map<Chunk, string[]>()
  for (const {root, chunk, parts} of sealed) {
    for (const part of [chunk, ...parts]) readers.set(part, [...(readers.get(part) ?? []), root.access])
  }
  const files = new Map(roots.flatMap(({modules}) => modules).map(({id, file}) => [id, file]))
  const found = [...compilation.chunks].flatMap((chunk) =>
    moduleIds(compilation, chunk).flatMap((id) => {
      const pages = users.get(id)
      const isHome = readers.get(chunk)?.every((access) => pages?.some((page) => page.access === access))
      if (!pages || isHome) return []
      const label = [...chunk.files][0] ?? chunk.name ?? String(chunk.id)
      return [{module: files.get(id) ?? id, chunk: label, pages: pages.map(({file}) => file)}]
    }),
  )
  if (found.length > 0) throw new AuthPluginError('MODULE_IN_PUBLIC_CHUNK', found)
}

/** What is in a chunk, also what the bundler has merged into one module. Style sheets are public and do not count. */
function moduleIds({chunkGraph}: Compilation, chunk: Chunk): string[] {
  const modules = [...chunkGraph.getChunkModulesIterable(chunk)]
  return modules.filter(({type}) => !type.startsWith('css')).flatMap(mergedIds)
}

function mergedIds(module: Module): string[] {
  const inner = 'modules' in module ? (module.modules as Iterable<Module>) : []
  return [module.identifier(), ...[...inner].flatMap(mergedIds)]
}
