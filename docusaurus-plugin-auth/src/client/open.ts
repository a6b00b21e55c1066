import {createElement, type FunctionComponent} from 'react'
import type {Early} from './early/types.js'
import {adapt, type PageComponent, type PageModule} from './sealed/adapt.js'
import {SealedPageContext} from './sealed/context.js'
import {loadSealed, type SealedModule} from './sealed/load.js'
import {createSealedPage, type SealedPage} from './sealed/page.js'
import {freeToChange, isBoundToHtml} from './sealed/rendered.js'
import {session} from './session/index.js'

/** How long a navigation waits for the real page before it shows the stub, in milliseconds. */
const PATIENCE = 1_500
/** The same for a first page whose text is on the screen already: only menus and the like are not alive yet. */
const REVEALED_PATIENCE = 10_000

export interface SealedPageModule extends SealedModule<PageModule> {
  /** What stands in the page's place: the same page with a `<SealedContent>` for a body. */
  stub: PageModule
}

/**
 * Opens a protected page, for its facade module, which awaits this at top level:
 *
 *     let current
 *     await openModule({access, stub, chunk, load}, (page) => { current = page })
 *     export {current as default}
 *
 * Docusaurus awaits a page's module before it shows a navigation, so readers see the page at once and no
 * placeholder. The first page of a visit is different: React takes over what the HTML holds. That is the real page where the
 * script in the page's head has revealed it, and otherwise the stub, and the page is swapped in afterwards. Docusaurus
 * reads the module's `default` at every render of the route: a changed binding and a new render (`SealedContent` asks for
 * it) replace the whole page, with title, metadata and table of contents.
 *
 * Never rejects: what goes wrong is told where the page would stand.
 *
 * @param show Called with the page to begin with, and again with the real one when that is there later. Never again before
 *   React has hydrated.
 */
export async function openModule(
  {access, stub, chunk, load}: SealedPageModule,
  show: (page: PageComponent) => void,
): Promise<void> {
  let current: PageComponent
  let handedOver = false
  const early = chunk === undefined ? undefined : earlyFor(chunk)
  const page = createSealedPage(
    {
      access,
      chunk,
      load: () => loadSealed({access, chunk, load}),
      async mayChange() {
        if (!handedOver && (await early?.revealed)) early?.fill()
        else await freeToChange()
      },
      swap(next) {
        current = next
        if (handedOver) show(next)
      },
    },
    session,
  )
  current = withPage(adapt(stub), page)

  const opening = session.settled().then(page.open)
  if (await early?.revealed) {
    await atMost(REVEALED_PATIENCE, opening)
    if (page.phase() !== 'open') early?.restore()
  } else if (!isBoundToHtml()) {
    await atMost(PATIENCE, opening)
  }
  handedOver = true
  show(current)
}

/** What the page's head has begun, while the document still is as it came. */
function earlyFor(chunk: string): Early | undefined {
  const early = window.__docusaurusAuth
  return early?.chunk === chunk && isBoundToHtml() ? early : undefined
}

function atMost(milliseconds: number, done: Promise<void>): Promise<void> {
  return Promise.race([done, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))])
}

/** The stub, whose `SealedContent` learns by context which page it stands for. */
function withPage(Stub: PageComponent, page: SealedPage): PageComponent {
  const SealedStub: FunctionComponent<Record<string, unknown>> = (props) =>
    createElement(SealedPageContext.Provider, {value: page}, createElement(Stub, props))
  return Object.assign(SealedStub, Stub) as PageComponent
}
