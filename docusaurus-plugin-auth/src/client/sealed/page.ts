import {decide} from '../access.js'
import type {SessionStore} from '../session/store.js'
import {adapt, type PageComponent, type PageModule} from './adapt.js'
import {hideWhileAway, leaveDocument} from './away.js'
import {forgetDetour} from './detour.js'
import {type Failure, failureOf} from './failure.js'
import {forgetReload} from './reload.js'

/** `sealed`: its stub stands in its place. `opening`: the real page is on its way. `open`: it is there. Else: why not. */
export type Phase = 'sealed' | 'opening' | 'open' | Failure

/** One protected page in this tab, from the first visit to the end of the tab. */
export interface SealedPage {
  /** Its sealed chunk; `undefined` in `docusaurus start`. */
  readonly chunk: string | undefined
  subscribe(listener: () => void): () => void
  phase(): Phase
  /** Opens the page if the reader may read it. Never rejects. */
  open(): Promise<void>
}

interface Contents {
  access: string
  chunk: string | undefined
  /** Loads the real page; `null` when the service says that this reader may not have it. */
  load(): Promise<PageModule | null>
  /** Resolves when the page may take the place of its stub. */
  mayChange(): Promise<void>
  /** Puts the real page in the place of its stub. */
  swap(page: PageComponent): void
}

export function createSealedPage(
  {access, chunk, load, mayChange, swap}: Contents,
  session: SessionStore,
): SealedPage {
  const listeners = new Set<() => void>()
  let phase: Phase = 'sealed'
  let opening = Promise.resolve()

  function become(next: Phase) {
    phase = next
    for (const listener of listeners) listener()
  }

  const verdict = () => decide(access, session.read())

  function open(): Promise<void> {
    if (phase !== 'opening' && phase !== 'open' && verdict() === 'page') {
      become('opening')
      opening = attempt()
    }
    // Whoever asks waits, also for an attempt that somebody else has begun.
    return opening
  }

  async function attempt() {
    try {
      const module = await load()
      if (module) await mayChange()
      // The reader may have signed out, or lost the role, while the page was on its way.
      if (verdict() !== 'page') return become('sealed')
      if (!module)
        throw new Error(`The service gives this reader no key for ${access}, but names their roles.`)
      hideWhileAway()
      swap(adapt(module))
      become('open')
      forgetReload(chunk)
      forgetDetour()
    } catch (error) {
      // The service was away, or does not know this reader any more: the session has been told, and tells.
      if (verdict() !== 'page') return become('sealed')
      console.error('[docusaurus-plugin-auth] A protected page could not be opened.', error)
      become(failureOf(error))
    }
  }

  // Signed in, here or in another tab: open. Signed out or no longer allowed: the text must leave the screen and the
  // memory. An unreachable service takes nothing away.
  session.subscribe(() => {
    const now = verdict()
    if (now === 'page') open()
    else if (phase === 'open' && (now === 'sign-in' || now === 'forbidden')) leaveDocument()
  })

  return {
    chunk,
    open,
    phase: () => phase,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
