import ErrorBoundary from '@docusaurus/ErrorBoundary'
import AuthPart, {type PartState} from '@theme/AuthPart'
import {createElement, type ReactNode, useEffect, useRef} from 'react'
import type {Verdict} from '../access.js'
import type {Phase} from '../sealed/page.js'
import {useSealedPage} from '../sealed/useSealedPage.js'
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
  const frame = useRef<HTMLElement>(null)
  const {verdict, phase, isReloading, retry} = useSealedPage(part, access)
  const text = phase === 'open' ? part?.component() : null
  useFocusOnText(Boolean(text), frame)

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
