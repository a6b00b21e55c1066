import type {ClientOptions} from '../../options.js'
import {textFromBase64} from './base64.js'
import {requestToken} from './requests.js'
import {knownSession, type SessionState} from './state.js'

/** Renewed this long before it ends, so that it is still good when it arrives at the API. */
const MARGIN = 30_000

interface Surroundings {
  options(): ClientOptions
  read(): SessionState
  settled(): Promise<void> | undefined
  refetch(): Promise<void>
}

/**
 * Keeps one token in memory, never in storage: a script that is not ours finds nothing, and closing the tab
 * forgets it. Many callers at once cause one request.
 */
export function createTokenKeeper({options, read, settled, refetch}: Surroundings) {
  let held: {token: string; owner: string | undefined; until: number} | null = null
  let asking: Promise<string | null> | undefined

  // The session rather than the user: a token of an ended session must not survive a new sign-in.
  const owner = () => knownSession(read())?.session.id

  async function renew(): Promise<string | null> {
    const asked = owner()
    const token = await requestToken(options().apiUrl)
    if (token === null) {
      // The service no longer knows this session: let the whole page find out.
      await refetch()
      return null
    }
    // Signed out, or somebody else signed in, while we waited: this token is not theirs.
    if (owner() !== asked) return null
    held = {token, owner: asked, until: Date.now() + lifetime(token) - MARGIN}
    return token
  }

  return async function getToken(): Promise<string | null> {
    if (read().status === 'loading') await settled()
    if (read().status === 'anonymous') {
      held = null
      return null
    }
    if (held && held.owner === owner() && Date.now() < held.until) return held.token
    asking ??= renew().finally(() => {
      asking = undefined
    })
    return asking
  }
}

/** In milliseconds from now. By the difference of the service's own times: the reader's clock may be wrong. */
function lifetime(token: string): number {
  try {
    const {iat, exp} = JSON.parse(textFromBase64(token.split('.')[1] ?? ''))
    return (exp - iat) * 1000 || 0
  } catch {
    return 0
  }
}
