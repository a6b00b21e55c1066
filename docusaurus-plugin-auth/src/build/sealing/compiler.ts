import type {CurrentBundler} from '@docusaurus/types'

/** webpack's types, as Docusaurus brings them. Of Rspack only that is used which it has in common with webpack. */
type Bundler = CurrentBundler['instance']

export type Compiler = InstanceType<Bundler['Compiler']>
export type Compilation = InstanceType<Bundler['Compilation']>
export type Module = InstanceType<Bundler['Module']>
export type Chunk = InstanceType<Bundler['Chunk']>
export type ChunkGroup = Compilation['chunkGroups'][number]

export function textOf(compilation: Compilation, file: string): string {
  return compilation.getAsset(file)?.source.source().toString() ?? ''
}

/** What a module names, on demand or at once. */
export type Imports = (module: Module) => Module[]

/** Asks about each module once: in Rspack every answer crosses the border between two languages. */
export function rememberImports({moduleGraph}: Compilation): Imports {
  const known = new Map<string, Module[]>()
  return (module) => {
    const id = module.identifier()
    const found =
      known.get(id) ?? [...moduleGraph.getOutgoingConnections(module)].flatMap((one) => one.module ?? [])
    known.set(id, found)
    return found
  }
}
