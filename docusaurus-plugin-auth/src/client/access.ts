import {type Access, PUBLIC, rolesOf, SIGNED_IN} from '../access/access.js'
import {knownSession, type Session, type SessionState} from './session/state.js'

/** Whether this reader has what `access` asks for. A role nobody has, a misspelt one too, admits nobody. */
export function admits(access: Access, session: Session | null): boolean {
  if (access === PUBLIC) return true
  if (!session) return false
  if (access === SIGNED_IN) return true
  const roles = typeof access === 'string' ? rolesOf(access) : access
  return roles.some((role) => session.user.roles.includes(role))
}

/** What a protected page shows: itself, or why not. */
export type Verdict = 'page' | 'pending' | 'sign-in' | 'forbidden' | 'unreachable'

/** Decides from what is known alone; pages draw the verdict. Doubt is never "page". */
export function decide(access: Access, state: SessionState): Verdict {
  if (state.status === 'loading') return 'pending'
  if (state.status === 'unreachable') return 'unreachable'
  const session = knownSession(state) ?? null
  if (admits(access, session)) return 'page'
  return session ? 'forbidden' : 'sign-in'
}
