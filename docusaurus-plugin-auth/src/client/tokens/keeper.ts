import {textFromBase64} from '../session/base64.js'
import {ask, malformed, readJson} from '../session/requests.js'
import type {SessionSource} from '../session/source.js'
import {knownSession} from '../session/state.js'
import {assertInBrowser} from './TokenError.js'

/** Renewed this long before it ends, so that it is still good when it arrives at the API. */
const MARGIN = 30_000

interface Surroundings extends Pick<SessionSource, 'options' | 'read' | 'refetch'> {
  /** Resolves when the question that is on its way, if there is one, is answered. */
  settled(): Promise<void>
}

/**
 * Keeps one token in memory, never in storage: a script that is not ours finds nothing, and closing the tab
 * forgets it. Many callers at once cause one request.
 *
 * Loaded at the first call: most pages of most sites never need a token.
 */
export function createTokenKeeper({options, read, settled, refetch}: Surroundings) {
  let held: {token: string; owner: string | undefined; until: number} | null = null
  let asking: Promise<string | null> | undefined

  // The session rather than the user: a token of an ended session must not survive a new sign-in.
  const owner = () => knownSession(read())?.session.id

  async function renew(): Promise<string | null> {
    const asked = owner()
    const token = await requestToken(options.apiUrl)
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

  const isGood = (refused: string | undefined): boolean =>
    held !== null && held.token !== refused && held.owner === owner() && Date.now() < held.until

  return async function getToken(refused?: string): Promise<string | null> {
    assertInBrowser('getToken()')
    if (read().status === 'loading') await settled()
    if (read().status === 'anonymous') {
      held = null
      return null
    }
    if (held && isGood(refused)) return held.token
    asking ??= renew().finally(() => {
      asking = undefined
    })
    return asking
  }
}

/** `GET /token`: a signed token for APIs, or `null` when the session is gone. @throws SessionError */
async function requestToken(apiUrl: string): Promise<string | null> {
  const response = await ask(`${apiUrl}/token`, {}, 401)
  if (response.status === 401) return null
  const body = await readJson(response)
  const token = (body as {token?: unknown} | null)?.token
  if (typeof token === 'string') return token
  throw malformed(response)
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
