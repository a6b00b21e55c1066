import {readFile} from 'node:fs/promises'
import {relative} from 'node:path'
import {aliasedSitePath, posixPath, simpleHash} from '@docusaurus/utils'
import {AuthPluginError} from '../../errors.js'
import {SEALED_CHUNK} from '../../seal/chunks.js'
import {readPartQuery, sealedPartQuery} from '../parts/requests.js'
import {clientModule} from '../stub.js'
import {accessOf, type Loader} from './context.js'
import {partsOf} from './source.js'

/**
 * The module that stands in the place of a `<Sealed>`: a function of the page's props, which gives the element that is shown
 * there. The part itself is a chunk of its own, and is not compiled for the server.
 */
export async function pitch(this: Loader): Promise<string | undefined> {
  const part = readPartQuery(this.resourceQuery)
  if (!part) return undefined
  const {isServer, siteDir} = this.getOptions()
  const {access, kind} = part
  const element = `(props) => createElement(SealedPart, ${JSON.stringify({access, kind}).slice(0, -1)}, part, props})`
  const imports = `import {createElement} from 'react'
import {SealedPart} from ${JSON.stringify(clientModule('parts/SealedPart'))}`
  if (isServer)
    return `${imports}\nconst part = null\n${onServer(element, await anchorsOf(this, part.index))}`

  const path = `${aliasedSitePath(this.resourcePath, siteDir)}#${part.id ?? part.index}`
  const chunk = JSON.stringify(SEALED_CHUNK + simpleHash(path, 8))
  const request = this.utils.contextify(this.context, this.resourcePath + sealedPartQuery(part))
  return `${imports}
import {openPart} from ${JSON.stringify(clientModule('parts/openPart'))}
const load = () => import(/* webpackChunkName: ${chunk} */ ${JSON.stringify(request)})
const part = openPart({access: ${JSON.stringify(access)}, chunk: ${this.mode === 'production' ? chunk : 'undefined'}, load})
export default ${element}
`
}

/**
 * The part's text is not rendered on the server, so links to its headings would be reported as broken: there the part names
 * them. What only the server's bundle says is published nowhere.
 */
function onServer(element: string, anchors: readonly string[]): string {
  if (anchors.length === 0) return `export default ${element}\n`
  return `import useBrokenLinks from '@docusaurus/useBrokenLinks'
const element = ${element}
function WithAnchors({page}) {
  ${JSON.stringify(anchors)}.forEach(useBrokenLinks().collectAnchor)
  return element(page)
}
export default (page) => createElement(WithAnchors, {page})
`
}

async function anchorsOf(loader: Loader, index: number): Promise<readonly string[]> {
  loader.addDependency(loader.resourcePath)
  const {parts} = await partsOf(loader, await readFile(loader.resourcePath, 'utf8'), accessOf(loader))
  return parts[index]?.anchors ?? []
}

/** MDX looks for a component of that name: so a `<Sealed>` has come in later than this plugin looks for them. */
const UNSEEN = /_missingMdxReference\(\s*["']Sealed["']/

/** Reached with what all other loaders have made of a file. */
export default function part(this: Loader, compiled: string): string {
  if (!UNSEEN.test(compiled)) return compiled
  throw new AuthPluginError(
    'SEALED_UNSEEN',
    posixPath(relative(this.getOptions().siteDir, this.resourcePath)),
  )
}
