import type {ComponentType} from 'react'
import {decide} from '../access.js'
import type {SessionStore} from '../session/store.js'
import {freeToChange} from './rendered.js'

/** A page as Docusaurus knows it: a component that carries `toc`, `metadata` and the like as properties. */
export type PageComponent = ComponentType<Record<string, unknown>> & Record<string, unknown>

/** What `import()` of a page gives. */
export type PageModule = {default: PageComponent} & Record<string, unknown>

/**
 * `sealed`: its stub stands in its place. `opening`: the real page is on its way. `open`: it is there.
 * `failed`: it could not be loaded.
 */
export type Phase = 'sealed' | 'opening' | 'open' | 'failed'

/** One protected page in this tab, from the first visit to the end of the tab. */
export interface SealedPage {
  subscribe(listener: () => void): () => void
  phase(): Phase
  /** Opens the page if the reader may read it. Never rejects. */
  open(): Promise<void>
}

interface Contents {
  access: string
  load(): Promise<PageModule>
  /** Puts the real page in the place of its stub. */
  swap(page: PageComponent): void
}

export function createSealedPage({access, load, swap}: Contents, session: SessionStore): SealedPage {
  const listeners = new Set<() => void>()
  let phase: Phase = 'sealed'

  function become(next: Phase) {
    phase = next
    for (const listener of listeners) listener()
  }

  const verdict = () => decide(access, session.read())

  async function open() {
    if (phase === 'opening' || phase === 'open' || verdict() !== 'page') return
    become('opening')
    try {
      const page = asComponent(await load())
      await freeToChange()
      // The reader may have signed out while the page was on its way.
      if (verdict() !== 'page') return become('sealed')
      swap(page)
      become('open')
    } catch (error) {
      console.error('[docusaurus-plugin-auth] A protected page could not be loaded.', error)
      become('failed')
    }
  }

  // Signed in, here or in another tab: open. Signed out or no longer allowed: the text must leave the screen and the
  // memory, and modules never leave memory while the document lives. An unreachable service takes nothing away.
  session.subscribe(() => {
    const now = verdict()
    if (now === 'page') open()
    else if (phase === 'open' && (now === 'sign-in' || now === 'forbidden')) location.reload()
  })

  return {
    open,
    phase: () => phase,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The default export with the named ones as properties, which is what Docusaurus makes of a page's module. */
export function asComponent({default: component, ...named}: PageModule): PageComponent {
  return Object.assign(component, named)
}
