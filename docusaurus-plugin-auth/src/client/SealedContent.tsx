import Head from '@docusaurus/Head'
import AuthGate from '@theme/AuthGate'
import {type ReactNode, useContext, useEffect, useRef, useSyncExternalStore} from 'react'
import {decide} from './access.js'
import {useSessionSource, useSessionState} from './react/context.js'
import {useArrival} from './sealed/arrival.js'
import {SealedPageContext} from './sealed/context.js'
import {useDetour} from './sealed/detour.js'
import {gateState} from './sealed/gateState.js'
import type {Phase} from './sealed/page.js'
import {useReloadOnce} from './sealed/reload.js'

export interface SealedContentProps {
  /** Who may read the page, canonical: `signed-in`, or roles joined by `+`. */
  access: string
}

/**
 * The body of a protected page's stub: says what is in the way (`@theme/AuthGate`), and lets the page appear when nothing
 * is. It decides what is shown, never who may read: the text is not in here.
 */
export function SealedContent({access}: SealedContentProps): ReactNode {
  const {refetch} = useSessionSource()
  const gate = useRef<HTMLDivElement>(null)
  const page = useContext(SealedPageContext)
  const phase = useSyncExternalStore(page?.subscribe ?? subscribeToNothing, page?.phase ?? sealed, sealed)
  const verdict = decide(access, useSessionState())
  const detour = useDetour(verdict)
  const isReloading = useReloadOnce(phase, page?.chunk)
  useArrival(phase === 'open', gate)

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

  return (
    <>
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <div ref={gate} className="auth-sealed" tabIndex={-1} aria-live="polite">
        <AuthGate state={gateState({verdict, phase, detour, isReloading})} access={access} onRetry={retry} />
      </div>
    </>
  )
}

const sealed = (): Phase => 'sealed'
const subscribeToNothing = () => () => {}
