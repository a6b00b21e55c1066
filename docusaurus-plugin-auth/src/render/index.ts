import {type Manifest, readManifest, type SealedChunk} from '../build/manifest.js'
import type {Fragment, PageBlock} from '../client/early/block.js'
import {clientOptions} from '../client/options.js'
import {keysUrl} from '../client/sealed/keysUrl.js'
import {withoutFiles} from './assets.js'
import {addedClasses, type Rendered, titleOf} from './collected.js'
import {findDifference} from './difference.js'
import {sealedMarkup} from './head.js'
import {type Met, renderWith} from './pass.js'
import {sealText} from './seals.js'

export {renderedPage} from './page.js'

/** Docusaurus' server entry: renders one route. */
type Render = (route: {pathname: string}) => Promise<Rendered>

interface Settings {
  /** File that says what the client's compilation has sealed. */
  manifest: string
  /** What stands in the head of every sealed page, minified. */
  script: string
}

/**
 * Wraps Docusaurus' server entry. A route with a protected page is rendered twice: with the stub, which is what the
 * public gets, and with the real page. What is different goes into the public HTML as ciphertext. Both are made by
 * Docusaurus' own renderer, with the site's theme, so React can take the opened text over as it takes over any page.
 *
 * A real page that cannot be rendered on a server fails the build as a public one does.
 */
export function withSealedText(render: Render, {manifest, script}: Settings): Render {
  let sealed: Manifest | undefined

  return async (route) => {
    const {result: stub, met} = await renderWith([], () => render(route))
    stub.collectedData.links = union(stub.collectedData.links, menuLinks())
    if (met.length === 0) return stub
    const {result: real} = await renderWith(met, () => render(route))
    sealed ??= readManifest(manifest)

    const {collectedData} = stub
    const {metadata} = collectedData
    hideFromSearch(metadata)
    // Otherwise nobody would be told of broken links inside of protected pages, and links to their headings would break.
    collectedData.links = union(collectedData.links, real.collectedData.links)
    collectedData.anchors = union(collectedData.anchors, real.collectedData.anchors)

    const [page, ...others] = met
    // Two of them may be for different readers: then neither opens before the scripts run.
    if (!page || others.length > 0) return stub
    const chunk = sealed?.chunks[page.chunk]
    if (!chunk) throw new Error(`${page.chunk} is on this page, and was not sealed according to ${manifest}.`)
    const fragment = fragmentOf(stub, real, chunk)
    if (!fragment) return stub
    const block = blockOf(page, chunk, route.pathname)
    const text = await sealText(block.label, JSON.stringify(fragment))
    const {head, behind} = sealedMarkup(block, text, script)
    metadata.internal.script += head
    // Docusaurus' template closes React's root right behind this, and what is inside of it belongs to React.
    if (behind !== '') stub.html += `</div>${behind}<div hidden>`
    return stub
  }
}

function hideFromSearch(metadata: Rendered['collectedData']['metadata']): void {
  if (metadata.public.noIndex) return
  metadata.public.noIndex = true
  metadata.internal.meta += '<meta name="robots" content="noindex">'
}

function fragmentOf(stub: Rendered, real: Rendered, {inlined}: SealedChunk): Fragment | undefined {
  const difference = findDifference(stub.html, real.html)
  if (!difference) return undefined
  const {path, html} = difference
  return {
    path,
    html: withoutFiles(html, inlined),
    title: titleOf(real),
    classes: addedClasses(stub, real),
  }
}

function blockOf({access, chunk}: Met, {file}: SealedChunk, name: string): PageBlock {
  const options = clientOptions()
  const {hintCookie, site, epoch} = options
  return {
    // The script in the head has nothing to ask with where the session cookie does not travel: it finds no hint.
    hint: options.crossSite ? '' : hintCookie,
    keysUrl: keysUrl(options, access),
    chunk,
    file: baseUrl() + file,
    label: {site, epoch, access, name},
  }
}

/** Pages of the site behind the account menu. No static HTML has it open, and nobody would be told of its broken links. */
function menuLinks(): string[] {
  return clientOptions().accountLinks.flatMap(({to}) => (to === undefined ? [] : baseUrl() + to.slice(1)))
}

const baseUrl = () => new URL(clientOptions().site).pathname

const union = (some: string[], more: string[]) => [...new Set([...some, ...more])]
