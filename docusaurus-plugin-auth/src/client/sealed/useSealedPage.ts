import {useEffect, useSyncExternalStore} from 'react'
import {decide, type Verdict} from '../access.js'
import {useSessionSource, useSessionState} from '../react/context.js'
import type {Phase, SealedPage} from './page.js'
import {useReloadOnce} from './reload.js'

interface InItsPlace {
  /** What is known about this reader and the page. */
  verdict: Verdict
  phase: Phase
  /** Whether the document is being loaded anew, because only a fresh one can help. */
  isReloading: boolean
  /** "Try again". */
  retry: () => Promise<void>
}

/**
 * For what stands in the place of a page, or of a part of one, until it opens.
 *
 * @param page `null` while pages are rendered to HTML.
 * @param access Canonical: `signed-in`, or roles joined by `+`.
 */
export function useSealedPage(page: SealedPage | null, access: string): InItsPlace {
  const {refetch} = useSessionSource()
  const phase = useSyncExternalStore(page?.subscribe ?? subscribeToNothing, page?.phase ?? sealed, sealed)
  const verdict = decide(access, useSessionState())
  const isReloading = useReloadOnce(phase, page?.chunk)

  useEffect(() => {
    // It failed earlier, when somebody pointed at a link: that was long ago.
    if (page?.phase() === 'failed') page.open()
  }, [page])

  async function retry() {
    if (verdict !== 'page') await refetch()
    // Nothing in this document can help, but a fresh one may.
    else if (phase === 'outdated' || phase === 'wrong-key' || phase === 'blocked') location.reload()
    else await page?.open()
  }

  return {verdict, phase, isReloading, retry}
}

const sealed = (): Phase => 'sealed'
const subscribeToNothing = () => () => {}
