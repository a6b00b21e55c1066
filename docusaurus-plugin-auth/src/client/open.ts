import {createElement, type FunctionComponent} from 'react'
import {adapt, type PageComponent, type PageModule} from './sealed/adapt.js'
import {SealedPageContext} from './sealed/context.js'
import {createSealedPage, type SealedPage} from './sealed/page.js'
import {isBoundToHtml} from './sealed/rendered.js'
import {session} from './session/index.js'

/** How long a navigation waits for the real page before it shows the stub, in milliseconds. */
const PATIENCE = 1_500

export interface SealedModule {
  /** Who may read the page, canonical: `signed-in`, or roles joined by `+`. */
  access: string
  /** What stands in its place: the same page with a `<SealedContent>` for a body. */
  stub: PageModule
  /** Loads the real page. */
  load(): Promise<PageModule>
}

/**
 * Opens a protected page, for its facade module, which awaits this at top level:
 *
 *     let current = await openModule({access, stub, load}, (next) => { current = next })
 *     export {current as default}
 *
 * Docusaurus awaits a page's module before it shows a navigation, so readers see the page at once and no
 * placeholder. The first page of a visit is different: its HTML holds the stub, React hydrates the stub, and the page is
 * swapped in afterwards. Docusaurus reads the module's `default` at every render of the route: a changed binding and a
 * new render (`SealedContent` asks for it) replace the whole page, with title, metadata and table of contents.
 *
 * Never rejects: what goes wrong is told where the page would stand.
 *
 * @param swap Called with the real page when it is there later than the stub. Never before React has hydrated.
 */
export async function openModule(
  {access, stub, load}: SealedModule,
  swap: (page: PageComponent) => void,
): Promise<PageComponent> {
  let current: PageComponent
  let handedOver = false
  const page = createSealedPage(
    {
      access,
      load,
      swap(next) {
        current = next
        // Before that, the facade's own binding does not exist, and it is about to receive `current` anyway.
        if (handedOver) swap(next)
      },
    },
    session,
  )
  current = withPage(adapt(stub), page)

  const opening = session.settled().then(page.open)
  if (!isBoundToHtml()) {
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  }
  handedOver = true
  return current
}

/** The stub, whose `SealedContent` learns by context which page it stands for. */
function withPage(Stub: PageComponent, page: SealedPage): PageComponent {
  const SealedStub: FunctionComponent<Record<string, unknown>> = (props) =>
    createElement(SealedPageContext.Provider, {value: page}, createElement(Stub, props))
  return Object.assign(SealedStub, Stub) as PageComponent
}
