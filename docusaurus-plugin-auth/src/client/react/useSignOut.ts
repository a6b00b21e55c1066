import {useState} from 'react'
import {useSessionSource} from './context.js'

export interface SigningOut {
  phase: 'idle' | 'busy' | 'failed'
  /** Ends the session; tells whether it worked. */
  signOut(): Promise<boolean>
}

/** Signing out, as a button needs it: a reader is never told "signed out" when the session still lives. */
export function useSignOut(): SigningOut {
  const source = useSessionSource()
  const [phase, setPhase] = useState<SigningOut['phase']>('idle')

  async function signOut() {
    if (phase === 'busy') return false
    setPhase('busy')
    try {
      await source.signOut()
      setPhase('idle')
      return true
    } catch {
      setPhase('failed')
      return false
    }
  }

  return {phase, signOut}
}
