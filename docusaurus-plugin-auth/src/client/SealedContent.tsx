import Head from '@docusaurus/Head'
import AuthGate from '@theme/AuthGate'
import {type ReactNode, useContext, useRef, useSyncExternalStore} from 'react'
import {decide} from './access.js'
import {useSessionSource, useSessionState} from './react/context.js'
import {useArrival} from './sealed/arrival.js'
import {SealedPageContext} from './sealed/context.js'
import {useDetour} from './sealed/detour.js'
import {gateState} from './sealed/gateState.js'
import type {Phase} from './sealed/page.js'

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
  const phase = usePhase()
  const verdict = decide(access, useSessionState())
  const detour = useDetour(verdict)
  useArrival(phase === 'open', gate)

  async function retry() {
    // Most likely the site was published anew and the old file is gone: only a fresh document knows the new one.
    if (phase === 'failed') location.reload()
    else await refetch()
  }

  return (
    <>
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <div ref={gate} className="auth-sealed" tabIndex={-1} aria-live="polite">
        <AuthGate state={gateState(verdict, phase, detour)} access={access} onRetry={retry} />
      </div>
    </>
  )
}

function usePhase(): Phase {
  const page = useContext(SealedPageContext)
  return useSyncExternalStore(page?.subscribe ?? subscribeToNothing, page?.phase ?? sealed, sealed)
}

const sealed = (): Phase => 'sealed'
const subscribeToNothing = () => () => {}
