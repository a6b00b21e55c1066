import type {PageComponent, PageModule} from '../sealed/adapt.js'
import {loadSealed, type SealedModule} from '../sealed/load.js'
import {createSealedPage, type SealedPage} from '../sealed/page.js'
import {freeToChange} from '../sealed/rendered.js'
import {session} from '../session/index.js'

/** One `<Sealed>` of a page in this tab: it opens and closes as a page of its own would. */
export interface SealedPart extends SealedPage {
  /** The real part, once the phase is `open`. */
  component(): PageComponent | null
}

/**
 * Begins to open a part, for the module that the build writes in its place. Docusaurus evaluates that module with its page,
 * also when somebody points at a link: by the time the page is shown the text is there, or on its way.
 */
export function openPart({access, chunk, load}: SealedModule<PageModule>): SealedPart {
  let component: PageComponent | null = null
  const page = createSealedPage(
    {
      access,
      chunk,
      load: () => loadSealed({access, chunk, load}),
      mayChange: freeToChange,
      swap(real) {
        component = real
      },
    },
    session,
  )
  void session.settled().then(page.open)
  return {...page, component: () => component}
}
