import type {GateState} from '@theme/AuthGate'
import type {Verdict} from '../access.js'
import type {Detour} from './detour.js'
import type {Phase} from './page.js'

/** What the gate shows, from who is here, how far the page is, and whether the visitor is being sent to sign in. */
export function gateState(verdict: Verdict, phase: Phase, detour: Detour): GateState {
  switch (verdict) {
    case 'pending':
      return 'deciding'
    case 'page':
      return phase === 'failed' ? 'failed' : 'opening'
    case 'sign-in':
      if (detour === 'leaving') return 'redirecting'
      return detour === 'came-back' ? 'came-back' : 'sign-in'
    default:
      return verdict
  }
}
