import {decide} from '../access.js'
import type {SessionStore} from '../session/store.js'
import {adapt, type PageComponent, type PageModule} from './adapt.js'
import {freeToChange} from './rendered.js'

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
      const page = adapt(await load())
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
