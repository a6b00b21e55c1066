import ErrorBoundary from '@docusaurus/ErrorBoundary'
import AuthPart, {type PartState} from '@theme/AuthPart'
import {createElement, type ReactNode, useEffect, useRef, useSyncExternalStore} from 'react'
import {decide, type Verdict} from '../access.js'
import {useSessionSource, useSessionState} from '../react/context.js'
import type {Phase} from '../sealed/page.js'
import {useReloadOnce} from '../sealed/reload.js'
import type {SealedPart as Part} from './openPart.js'

export interface SealedPartProps {
  /** Who may read the part, canonical: `signed-in`, or roles joined by `+`. */
  access: string
  /** How its tags stand in the page: on lines of their own, alone in a line, or within a line of text. */
  kind: 'block' | 'line' | 'inline'
  /** `null` while pages are rendered to HTML. */
  part: Part | null
  /** The page's own, which the part's text may use. */
  props: Record<string, unknown>
}

/**
 * Stands in the place of a `<Sealed>` in its page: shows the real part, or what is in the way of it. It decides what is shown,
 * never who may read: the text is not in here.
 */
export function SealedPart({access, kind, part, props}: SealedPartProps): ReactNode {
  const {refetch} = useSessionSource()
  const frame = useRef<HTMLElement>(null)
  const phase = useSyncExternalStore(part?.subscribe ?? subscribeToNothing, part?.phase ?? sealed, sealed)
  const verdict = decide(access, useSessionState())
  const isReloading = useReloadOnce(phase, part?.chunk)
  const text = phase === 'open' ? part?.component() : null
  useFocusOnText(Boolean(text), frame)

  useEffect(() => {
    // It failed earlier, when somebody pointed at a link: that was long ago.
    if (part?.phase() === 'failed') part.open()
  }, [part])

  async function retry() {
    if (verdict !== 'page') await refetch()
    // Nothing in this document can help, but a fresh one may.
    else if (phase !== 'failed') location.reload()
    else await part?.open()
  }

  const state = isReloading ? 'opening' : partState(verdict, phase)
  const notice = (shown: PartState) => <AuthPart state={shown} access={access} kind={kind} onRetry={retry} />
  return createElement(
    kind === 'block' ? 'div' : 'span',
    {ref: frame, className: `auth-part auth-part--${kind}`, tabIndex: -1},
    // Nobody has rendered the text before, as the server does with all other text: a mistake in it must not take the page.
    text ? (
      <ErrorBoundary fallback={() => notice('failed')}>{createElement(text, props)}</ErrorBoundary>
    ) : (
      notice(state)
    ),
  )
}

/** For readers who pressed "Try again" by keyboard: the button is gone, they go on reading at the text. */
function useFocusOnText(isOpen: boolean, frame: {current: HTMLElement | null}): void {
  const hadFocus = useRef(false)
  useEffect(() => {
    const element = frame.current
    if (isOpen && hadFocus.current) element?.focus({preventScroll: true})
    const note = () => {
      hadFocus.current = !isOpen && (element?.contains(document.activeElement) ?? false)
    }
    element?.addEventListener('focusin', note)
    return () => element?.removeEventListener('focusin', note)
  }, [isOpen, frame])
}

function partState(verdict: Verdict, phase: Phase): PartState {
  switch (verdict) {
    case 'pending':
      return 'deciding'
    case 'page':
      return phase === 'sealed' || phase === 'opening' || phase === 'open' ? 'opening' : 'failed'
    default:
      return verdict
  }
}

const sealed = (): Phase => 'sealed'
const subscribeToNothing = () => () => {}
