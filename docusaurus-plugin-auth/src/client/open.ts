import {createElement} from 'react'
import {SealedPageContext} from './sealed/context.js'
import {isBoundToHtml} from './sealed/hydrated.js'
import {asComponent, createSealedPage, type PageComponent, type PageModule} from './sealed/page.js'
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
  let current = withPage(asComponent(stub))
  const page = createSealedPage(
    {
      access,
      load,
      swap(next) {
        current = next
        swap(next)
      },
    },
    session,
  )

  function withPage(Stub: PageComponent): PageComponent {
    const SealedStub = (props: Record<string, unknown>) =>
      createElement(SealedPageContext.Provider, {value: page}, createElement(Stub, props))
    return Object.assign(SealedStub as unknown as PageComponent, Stub)
  }

  const opening = session.settled().then(page.open)
  if (!isBoundToHtml()) {
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  }
  return current
}
