import {basename} from 'node:path'
import {INLINED_FILES} from '../../seal/inlined.js'
import {type Sealed, scriptsOf} from './chunks.js'
import {type Compilation, type Compiler, textOf} from './compiler.js'
import {dataUri} from './dataUri.js'

/** A file that is no file any more. */
export interface InlinedAsset {
  /** What it would be called in the output: `assets/images/plan-0123456789abcdef.png`. */
  file: string
  /** Where it would be on a public page: `/base/assets/images/plan-0123456789abcdef.png`. */
  address: string
  /** Where it comes from, seen from the site's folder; only a name when its loader does not tell. */
  source: string
  uri: string
}

/**
 * A file's address as bundlers write it into a module, before anything is minified. Quotes have backslashes where code
 * stands in a string (`eval` source maps).
 */
const ADDRESS = /__webpack_require__\.p\s*\+\s*(\\*["'])((?:(?!\1).)+)\1/g

/**
 * Images, attachments and other files that only protected pages name leave the output. Modules that named them look
 * them up in a table, which `inlinedFiles` writes. What a public script or a style sheet names too is public, and
 * stays a file.
 *
 * Done on the text of chunks: which pages use a module is known only when loaders have long run, and Rspack lets nobody
 * change a module after that.
 *
 * @returns What each page needs, by the name of its chunk.
 */
export function takeAssets(
  {webpack: {sources}}: Compiler,
  compilation: Compilation,
  sealed: Sealed[],
): Map<string, InlinedAsset[]> {
  const scripts = new Set(sealed.flatMap(({chunk, parts}) => [chunk, ...parts]).flatMap(scriptsOf))
  const texts = new Map([...scripts].map((file) => [file, textOf(compilation, file)]))
  const taken = new Map<string, InlinedAsset>()
  const named = new Set([...texts.values()].flatMap(addressesIn))
  for (const file of withoutPublic(compilation, named, scripts)) {
    const asset = compilation.getAsset(file)
    if (!asset || asset.info.copied) continue
    const source = asset.info.sourceFilename ?? basename(file)
    const uri = dataUri(asset.source.buffer(), source)
    taken.set(file, {file, address: publicPath(compilation) + file, source, uri})
    compilation.deleteAsset(file)
  }
  for (const [script, text] of texts) {
    const rest = text.replace(ADDRESS, (address, quote, file) => {
      const asset = taken.get(file)
      return asset ? `self.${INLINED_FILES}[${quote}${asset.address}${quote}]` : address
    })
    if (rest !== text) compilation.updateAsset(script, new sources.RawSource(rest))
  }
  return new Map(
    sealed.map(({name, chunk, parts}) => {
      const ownTexts = [chunk, ...parts].flatMap(scriptsOf).map((file) => texts.get(file) ?? '')
      const files = new Set(ownTexts.flatMap(addressesIn))
      return [name, [...files].sort().flatMap((file) => taken.get(file) ?? [])]
    }),
  )
}

/** The table of a page's files, for the beginning of its script. */
export function inlinedFiles(assets: InlinedAsset[]): string {
  const table = Object.fromEntries(assets.map(({address, uri}) => [address, uri]))
  const name = `self.${INLINED_FILES}`
  return assets.length > 0 ? `${name}=Object.assign(${name}||{},${JSON.stringify(table)});\n` : ''
}

/** Below the hash router pages have no address of their own, and the browser finds out where the site lies. */
function publicPath({outputOptions}: Compilation): string {
  return typeof outputOptions.publicPath === 'string' && outputOptions.publicPath !== 'auto'
    ? outputOptions.publicPath
    : ''
}

/** Takes away what public scripts, style sheets and other text files of the build name. */
function withoutPublic(compilation: Compilation, named: Set<string>, scripts: Set<string>): Set<string> {
  const left = new Set(named)
  for (const {name, info} of compilation.getAssets()) {
    if (left.size === 0) break
    if (scripts.has(name) || info.copied || !/\.([cm]?js|css|html|json|webmanifest|xml|txt)(\?|$)/.test(name))
      continue
    const text = textOf(compilation, name)
    if (/\.[cm]?js(\?|$)/.test(name)) for (const file of addressesIn(text)) left.delete(file)
    // Style sheets name files by their place beside them; names hold a hash of the content, so a name is enough.
    else for (const file of left) if (text.includes(basename(file))) left.delete(file)
  }
  return left
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map(([, , file = '']) => file)
}
