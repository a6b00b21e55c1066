import type {GateState} from '@theme/AuthGate'
import type {Verdict} from '../access.js'
import type {Detour} from './detour.js'
import type {Phase} from './page.js'

interface Situation {
  verdict: Verdict
  phase: Phase
  /** Whether the visitor is being sent to sign in. */
  detour: Detour
  /** Whether the document is being loaded anew. */
  isReloading: boolean
}

/** What the gate shows, from who is here, how far the page is, and what is being done about it. */
export function gateState({verdict, phase, detour, isReloading}: Situation): GateState {
  switch (verdict) {
    case 'pending':
      return 'deciding'
    case 'page':
      return isReloading || phase === 'sealed' || phase === 'open' ? 'opening' : phase
    case 'sign-in':
      if (detour === 'leaving') return 'redirecting'
      return detour === 'came-back' ? 'came-back' : 'sign-in'
    default:
      return verdict
  }
}
