import {basename} from 'node:path'
import {AuthPluginError, refuse} from '../../errors.js'
import {deriveContentKey} from '../../seal/keys.js'
import {type Manifest, type SealedChunk, writeManifest} from '../manifest.js'
import {seal} from '../seal.js'
import {contentSecret} from '../secret.js'
import {type InlinedAsset, inlinedFiles, takeAssets} from './assets.js'
import {findSealed, type Sealed, scriptsOf} from './chunks.js'
import {type Compilation, type Compiler, textOf} from './compiler.js'
import {findRoots, type Root, type SitePaths} from './modules.js'
import {saltLine} from './salt.js'

export interface SealOptions extends SitePaths, Omit<Manifest, 'version' | 'chunks' | 'open'> {
  /** Where the manifest goes. */
  manifest: string
}

type Key = Uint8Array<ArrayBuffer>

/**
 * Replaces the script of every protected page by its ciphertext before anything is written, in webpack and Rspack. Does
 * nothing where nothing is protected, except writing down just that.
 */
export class SealPlugin {
  readonly #options: SealOptions
  readonly #keys = new Map<string, Promise<Key>>()
  #roots: Root[] = []
  #open: string[] = []
  #sealed: Sealed[] = []
  #assets = new Map<string, InlinedAsset[]>()
  #files = new Map<string, string>()

  constructor(options: SealOptions) {
    this.#options = options
  }

  apply(compiler: Compiler): void {
    const name = SealPlugin.name
    const {Compilation} = compiler.webpack
    // Names made from anything but the final content would not change with the secret.
    compiler.options.optimization.realContentHash = true
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      const at = (stage: number, step: () => void | Promise<void>) =>
        compilation.hooks.processAssets.tapPromise({name, stage}, async () => {
          if (this.#roots.length > 0) await step()
        })
      compilation.hooks.finishModules.tap(name, () => this.#meetPages(compilation))
      // Before minifiers, while the addresses of files can be told from other text.
      at(Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE, () => this.#takeFilesIn(compiler, compilation))
      // After minifiers, before source maps, which are made of what is there then, and before names are made.
      at(Compilation.PROCESS_ASSETS_STAGE_DEV_TOOLING - 1, () => this.#finishTexts(compiler, compilation))
      // After names are made, before compressors leave a readable copy beside a file.
      at(Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER - 1, () => this.#seal(compiler, compilation))
    })
    compiler.hooks.afterEmit.tapPromise(name, () => writeManifest(this.#options.manifest, this.#manifest()))
  }

  #meetPages(compilation: Compilation): void {
    const {roots, open, looser} = findRoots(compilation, this.#options)
    refuse(
      looser.map(
        ({part, page}) =>
          new AuthPluginError('SEALED_LOOSER', part.file, part.access, page.file, page.access),
      ),
    )
    this.#roots = roots
    this.#open = open
    if (this.#roots.length === 0) return
    // A site may be protected in parts only, and these are met here for the first time.
    contentSecret()
    if (compilation.compiler.options.mode !== 'production') throw new AuthPluginError('BUILT_FOR_DEVELOPMENT')
  }

  #takeFilesIn(compiler: Compiler, compilation: Compilation): void {
    this.#sealed = findSealed(compilation, this.#roots)
    this.#assets = takeAssets(compiler, compilation, this.#sealed, this.#options)
  }

  /**
   * A page's script takes in its files and the chunks that come along with it: executed together, they all count as
   * loaded. And every script that nobody is to guess gets its salt.
   */
  async #finishTexts({webpack: {sources}}: Compiler, compilation: Compilation): Promise<void> {
    const finished = new Map<string, string>()
    for (const {name, root, chunk, parts} of this.#sealed) {
      const key = await this.#key(root.access)
      const salted = (text: string) => text + saltLine(key, text)
      const files = parts.flatMap(scriptsOf)
      for (const file of files) if (!finished.has(file)) finished.set(file, salted(textOf(compilation, file)))
      const [script = ''] = scriptsOf(chunk)
      const texts = [...files, script].map((file) => textOf(compilation, file))
      finished.set(script, salted(inlinedFiles(this.#assets.get(name) ?? []) + texts.join(';\n')))
    }
    for (const [file, text] of finished) compilation.updateAsset(file, new sources.RawSource(text))
  }

  async #seal({webpack: {sources}}: Compiler, compilation: Compilation): Promise<void> {
    const {site, epoch} = this.#options
    for (const {name, root, chunk} of this.#sealed) {
      const [script = ''] = scriptsOf(chunk)
      const asset = compilation.getAsset(script)
      const hashes = [asset?.info.contenthash ?? []].flat()
      if (!asset || !hashes.some((hash) => script.includes(hash))) {
        throw new AuthPluginError('SEALED_NAME_CONSTANT', script)
      }
      const file = script.replace(/\.[cm]?js(\?.*)?$/, '.sealed')
      const label = {site, epoch, access: root.access, name: basename(file)}
      const bytes = seal(await this.#key(root.access), label, asset.source.buffer())
      compilation.emitAsset(file, new sources.RawSource(Buffer.from(bytes)), {immutable: true})
      this.#files.set(name, file)
    }
    const scripts = this.#sealed.flatMap(({chunk, parts}) => [chunk, ...parts]).flatMap(scriptsOf)
    const names = compilation.getAssets().map((asset) => asset.name)
    for (const script of new Set(scripts)) {
      // With what stands beside it: licence texts, source maps.
      for (const file of names)
        if (file === script || file.startsWith(`${script}.`)) compilation.deleteAsset(file)
    }
  }

  #key(access: string): Promise<Key> {
    const {site, epoch} = this.#options
    const known = this.#keys.get(access) ?? deriveContentKey({secret: contentSecret(), site, epoch, access})
    this.#keys.set(access, known)
    return known
  }

  #manifest(): Manifest {
    const {site, epoch, locale, search} = this.#options
    const chunks = this.#sealed.map((page) => [page.name, this.#describe(page)] as const)
    return {version: 1, site, epoch, locale, chunks: Object.fromEntries(chunks), search, open: this.#open}
  }

  #describe({name, root}: Sealed): SealedChunk {
    const files = (kind: string) =>
      [...new Set(root.modules.filter((module) => module.kind === kind).map(({file}) => file))].sort()
    const inlined = this.#assets.get(name) ?? []
    return {
      file: this.#files.get(name) ?? '',
      access: root.access,
      page: root.file,
      sources: files('source'),
      assets: [...new Set([...files('asset'), ...inlined.map(({source}) => source)])].sort(),
      inlined: inlined.map(({address}) => address),
      stylesheets: files('stylesheet'),
    }
  }
}
