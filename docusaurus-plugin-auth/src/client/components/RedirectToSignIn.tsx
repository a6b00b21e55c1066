import AuthGate from '@theme/AuthGate'
import type {ReactNode} from 'react'
import {SIGNED_IN} from '../../access/access.js'
import {decide} from '../access.js'
import {useSessionSource, useSessionState} from '../react/context.js'
import {useDetour} from '../sealed/detour.js'
import {gateState} from '../sealed/gateState.js'

/**
 * Sends visitors to the sign-in page, which leads back to exactly this place, and says so meanwhile; nothing for readers.
 * It sends nobody twice: who comes back as a visitor is told what may be wrong. Nor to a service that is away.
 *
 * @example
 * <SignedOut><RedirectToSignIn /></SignedOut>
 */
export function RedirectToSignIn(): ReactNode {
  const {refetch} = useSessionSource()
  const state = useSessionState()
  const verdict = decide(SIGNED_IN, state)
  const detour = useDetour(verdict, 'redirect')
  if (verdict === 'page') return null
  const isPending = verdict === 'pending'
  return (
    <div data-auth-when={isPending ? 'out' : undefined} aria-live="polite">
      <AuthGate
        state={isPending ? 'redirecting' : gateState({verdict, phase: 'sealed', detour, isReloading: false})}
        access={SIGNED_IN}
        onRetry={refetch}
      />
    </div>
  )
}
