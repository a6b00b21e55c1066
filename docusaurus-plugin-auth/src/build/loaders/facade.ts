import {aliasedSitePath, simpleHash} from '@docusaurus/utils'
import {SEALED_CHUNK} from '../../seal/chunks.js'
import {clientModule, renderModule, SEALED_QUERY, STUB_QUERY} from '../stub.js'
import {accessOf, type Loader} from './context.js'

/**
 * The module that stands in a protected page's place, made before anybody reads the page's file.
 *
 * In the browser it waits for the reader's session and exports the real page or the stub. Docusaurus awaits route
 * modules before hydration and before it shows a navigation, so title, table of contents and everything else that
 * comes with the module is right in any theme. `current` is exported as a live binding and Docusaurus reads it at
 * every render: that is how a page that opens later takes its place. `toc` is exported by name, too: Markdown that
 * imports the page as a partial adds it to its own.
 *
 * On the server it is both at once, synchronously: core requires server modules, so no top-level await is possible.
 * Which of them is rendered, each pass decides for itself (`render/`). Both sides compile the same queries, because
 * Docusaurus' MDX loader compiles a file for one side and has the other wait for it.
 */
export function pitch(this: Loader): string | undefined {
  const access = this.resourceQuery === '' ? accessOf(this) : undefined
  if (access === undefined) return undefined
  const {isServer, siteDir} = this.getOptions()
  const request = (query: string) =>
    JSON.stringify(this.utils.contextify(this.context, this.resourcePath + query))
  // Docusaurus names a page's chunk by the same hash: from a route, its sealed chunk can be found.
  const chunk = SEALED_CHUNK + simpleHash(aliasedSitePath(this.resourcePath, siteDir), 8)
  const isSealed = this.mode === 'production'
  const isMarkdown = /\.mdx?$/i.test(this.resourcePath)
  if (isServer && !isSealed) {
    return `export * from ${request(STUB_QUERY)}\nexport {default} from ${request(STUB_QUERY)}\n`
  }
  if (isServer) {
    return `import {renderedPage} from ${JSON.stringify(renderModule)}
import * as stub from ${request(STUB_QUERY)}
import * as real from ${request(SEALED_QUERY)}
export default renderedPage(${JSON.stringify({access, chunk})}, {stub, real})
${isMarkdown ? 'export const toc = stub.toc' : ''}
`
  }
  const page = `{access: ${JSON.stringify(access)}, stub, chunk: ${isSealed ? JSON.stringify(chunk) : 'undefined'}, load}`
  return `import {openModule} from ${JSON.stringify(clientModule('open'))}
import * as stub from ${request(STUB_QUERY)}
const load = () => import(/* webpackChunkName: ${JSON.stringify(chunk)} */ ${request(SEALED_QUERY)})
let current, toc
await openModule(${page}, (page) => { current = page; toc = page.toc })
export {current as default${isMarkdown ? ', toc' : ''}}
`
}

/** Reached for public pages only: they pass as they are. */
export default function facade(source: string): string {
  return source
}
