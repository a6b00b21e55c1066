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
