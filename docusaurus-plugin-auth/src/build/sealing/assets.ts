import {basename, relative, resolve} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {AuthPluginError} from '../../errors.js'
import {INLINED_FILES} from '../../seal/inlined.js'
import {addressesIn, replaceAddresses} from './addresses.js'
import {type Sealed, scriptsOf} from './chunks.js'
import {type Compilation, type Compiler, textOf} from './compiler.js'
import {dataUri} from './dataUri.js'
import {isBelow, type SitePaths} from './modules.js'

/** A file that is no file any more. */
export interface InlinedAsset {
  /** Where it would be on a public page: `/base/assets/images/plan-0123456789abcdef.png`. */
  address: string
  /** Where it comes from, seen from the site's folder; only a name when its loader does not tell. */
  source: string
  uri: string
}

/**
 * Images, attachments and other files that only protected pages use leave the output. Modules that named them look
 * them up in a table, which `inlinedFiles` writes. What a public script or a style sheet names too is public, and
 * stays a file.
 *
 * Done on the text of chunks: which pages use a module is known only when loaders have long run, and Rspack lets nobody
 * change a module after that.
 *
 * @returns What each page needs, by the name of its chunk.
 * @throws AuthPluginError `ASSET_NAMED_OTHERWISE`
 */
export function takeAssets(
  {webpack: {sources}}: Compiler,
  compilation: Compilation,
  sealed: Sealed[],
  paths: SitePaths,
): Map<string, InlinedAsset[]> {
  const scripts = sealed.flatMap(({chunk, parts}) => [chunk, ...parts]).flatMap(scriptsOf)
  const texts = new Map(scripts.map((file) => [file, textOf(compilation, file)]))
  const taken = new Map<string, InlinedAsset>()
  for (const [file, source] of privateFiles(compilation, sealed, texts, paths)) {
    const bytes = compilation.getAsset(file)?.source.buffer() ?? Buffer.alloc(0)
    taken.set(file, {address: publicPath(compilation) + file, source, uri: dataUri(bytes, source)})
    compilation.deleteAsset(file)
  }
  for (const [script, text] of texts) {
    const rest = replaceAddresses(text, (file, quote) => {
      const asset = taken.get(file)
      return asset && `self.${INLINED_FILES}[${quote}${asset.address}${quote}]`
    })
    if (rest !== text) compilation.updateAsset(script, new sources.RawSource(rest))
  }
  return new Map(
    sealed.map(({name, chunk, parts}) => {
      const own = [chunk, ...parts].flatMap(scriptsOf).flatMap((file) => addressesIn(texts.get(file) ?? ''))
      return [name, [...new Set(own)].sort().flatMap((file) => taken.get(file) ?? [])]
    }),
  )
}

/** The table of a page's files, for the beginning of its script. */
export function inlinedFiles(assets: InlinedAsset[]): string {
  const table = Object.fromEntries(assets.map(({address, uri}) => [address, uri]))
  const name = `self.${INLINED_FILES}`
  return assets.length > 0 ? `${name}=Object.assign(${name}||{},${JSON.stringify(table)});\n` : ''
}

/** Files of the output that only protected pages name, or that were made for them and that nobody names; with sources. */
function privateFiles(
  compilation: Compilation,
  sealed: Sealed[],
  texts: Map<string, string>,
  {siteDir, staticDirs}: SitePaths,
): Map<string, string> {
  const named = new Set([...texts.values()].flatMap(addressesIn))
  const own = new Set(
    sealed.flatMap(({root}) => root.modules).flatMap(({kind, file}) => (kind === 'asset' ? file : [])),
  )
  const found = new Map<string, string>()
  for (const {name, info} of compilation.getAssets()) {
    if (info.copied || texts.has(name)) continue
    const {sourceFilename = basename(name)} = info
    const source = posixPath(relative(siteDir, resolve(compilation.compiler.context, sourceFilename)))
    // What lies in `static/` is in the output anyway.
    if ((named.has(name) || own.has(source)) && !isBelow(staticDirs, source)) found.set(name, source)
  }
  for (const file of namedByPublic(compilation, found, texts)) found.delete(file)
  for (const [file, source] of found) {
    const isMissed = !named.has(file) && [...texts.values()].some((text) => text.includes(basename(file)))
    if (isMissed) throw new AuthPluginError('ASSET_NAMED_OTHERWISE', source)
  }
  return found
}

/** Those that public scripts, style sheets and other text files of the build name. */
function* namedByPublic(
  compilation: Compilation,
  files: Map<string, string>,
  sealedTexts: Map<string, string>,
): Generator<string> {
  if (files.size === 0) return
  for (const {name, info} of compilation.getAssets()) {
    if (info.copied || sealedTexts.has(name)) continue
    if (/\.[cm]?js(\?|$)/.test(name)) yield* addressesIn(textOf(compilation, name))
    if (!/\.(css|html|json|webmanifest|xml|txt)(\?|$)/.test(name)) continue
    // Style sheets name files as seen from themselves. Names hold a hash of the content: the name alone will do.
    const text = textOf(compilation, name)
    for (const file of files.keys()) if (text.includes(basename(file))) yield file
  }
}

/** Below the hash router pages have no address of their own, and the browser finds out where the site lies. */
function publicPath({outputOptions: {publicPath: path}}: Compilation): string {
  return typeof path === 'string' && path !== 'auto' ? path : ''
}
