import type {ClientOptions} from '../../options.js'
import {importKey} from '../../seal/open.js'
import {requestKeys} from '../early/request.js'
import type {KeysReply} from '../early/types.js'
import {knownSession, SessionError} from '../session/state.js'
import type {SessionStore} from '../session/store.js'
import {readKeys} from './keys.js'
import {keysUrl} from './keysUrl.js'

export interface Keyring {
  /**
   * The keys that may open pages of this access: the one of today's content secret, then older ones. None when the
   * reader may not have them; by then the session knows why.
   *
   * @throws SessionError when the service could not be asked.
   * @throws SealedError `refused`
   */
  keysOf(access: string): Promise<readonly CryptoKey[]>
}

interface Surroundings {
  options(): ClientOptions
  session: SessionStore
  /** The first question of this document, if it was one for keys. The session has been told of it. */
  begun: Promise<KeysReply> | undefined
}

/**
 * Keys in memory only, and not even there as bytes: what opens pages in this document cannot be carried out of it,
 * and is gone with it. One request brings the keys of every access of the site.
 */
export function createKeyring({options, session, begun}: Surroundings): Keyring {
  const held = new Map<string, readonly CryptoKey[]>()
  /** Id of the session that they were given to. */
  let owner: string | undefined
  // Only its keys are of use. Whoever it denied one, and who asks now, has been given the role since.
  let asking = begun && shared(take(begun).then(() => [], forgiven))

  session.subscribe(() => {
    const known = knownSession(session.read())
    // A service that is away takes nothing away.
    if (known !== undefined && known?.session.id !== owner) held.clear()
  })

  /** @returns the accesses that the service denied. */
  async function ask(wanted: string): Promise<readonly string[]> {
    const reply = requestKeys(keysUrl(options(), wanted))
    // The answer tells who is here, too, with the roles of this moment.
    await session.hear(reply)
    return take(reply)
  }

  async function take(reply: Promise<KeysReply>): Promise<readonly string[]> {
    const answer = readKeys(await reply)
    if (!answer) return []
    const imported = answer.keys.map(
      async ({access, bytes}) => [access, await Promise.all(bytes.map(importKey))] as const,
    )
    const keys = await Promise.all(imported)
    await session.settled()
    // Signed out, or somebody else signed in, while the answer was on its way: these keys are not theirs.
    if (knownSession(session.read())?.session.id !== answer.owner) return []
    owner = answer.owner
    for (const [access, ofAccess] of keys) held.set(access, ofAccess)
    return answer.denied
  }

  /** One question, however many wait for its answer. */
  function shared(question: Promise<readonly string[]>): Promise<readonly string[]> {
    const tracked = question.finally(() => {
      asking = undefined
    })
    // Whoever waits learns of a failure; when nobody does, it is nobody's.
    tracked.catch(() => {})
    return tracked
  }

  return {
    async keysOf(access) {
      // Somebody else's question may bring this key along. After it, another one may be quicker to ask the next.
      while (!held.has(access) && asking) if ((await asking).includes(access)) return []
      if (!held.has(access)) {
        asking = shared(ask(access))
        await asking
      }
      return held.get(access) ?? []
    },
  }
}

/** The service was away when this document began to ask. Whoever wants a key now, some time later, asks again. */
function forgiven(error: unknown): readonly string[] {
  if (error instanceof SessionError) return []
  throw error
}
