import Head from '@docusaurus/Head'
import AuthGate from '@theme/AuthGate'
import {type ReactNode, useContext, useRef} from 'react'
import {useSessionSource} from './react/context.js'
import {useArrival} from './sealed/arrival.js'
import {SealedPageContext} from './sealed/context.js'
import {useDetour} from './sealed/detour.js'
import {gateState} from './sealed/gateState.js'
import {useSealedPage} from './sealed/useSealedPage.js'

export interface SealedContentProps {
  /** Who may read the page, canonical: `signed-in`, or roles joined by `+`. */
  access: string
}

/**
 * The body of a protected page's stub: says what is in the way (`@theme/AuthGate`), and lets the page appear when nothing
 * is. It decides what is shown, never who may read: the text is not in here.
 */
export function SealedContent({access}: SealedContentProps): ReactNode {
  const gate = useRef<HTMLDivElement>(null)
  const page = useContext(SealedPageContext)
  const {verdict, phase, isReloading, retry} = useSealedPage(page, access)
  const {options} = useSessionSource()
  const detour = useDetour(verdict, options.onDenied)
  useArrival(phase === 'open', gate)

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
