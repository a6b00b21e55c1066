import type {ClientOptions} from '../../options.js'
import type {KeysReply} from '../early/types.js'
import {isBackFromDeparture} from './departure.js'
import type {Keeper} from './keeper.js'
import {quietly} from './quietly.js'
import type {SessionSource} from './source.js'
import {ANONYMOUS, LOADING, SessionError, type SessionState} from './state.js'
import {storageKey} from './storageKey.js'

export interface SessionStore extends SessionSource {
  /** Finds out who is here and keeps up with other tabs. Browser only, once. */
  start(): void
  /** Learns who is here from the answer to a question for keys. Never rejects: a fault becomes the state. */
  hear(reply: Promise<KeysReply>): Promise<void>
  /** Resolves when the first question, if one was needed, is answered. */
  settled(): Promise<void>
}

/**
 * The session of this page, and all of it that visitors load: somebody without a hint cookie is anonymous. What asks the
 * service, and keeps and shares what it says, is a chunk of its own: see `keeper.ts`.
 */
export function createSessionStore(options: () => ClientOptions): SessionStore {
  const listeners = new Set<() => void>()
  let state: SessionState = LOADING
  let waking: Promise<Keeper> | undefined

  function become(next: SessionState) {
    state = next
    listeners.forEach((tell) => void tell())
  }

  /** @param first What makes the keeper look at the page for the first time, if it is not there yet. */
  function wake(first?: Event, isBack?: boolean): Promise<Keeper> {
    // Not named here: the bundler's settings name the chunk, and webpack wants that to happen once.
    waking ??= import('./keeper.js').then(
      ({createKeeper}) => {
        const keeper = createKeeper({options: options(), read: () => state, become})
        // While pages are rendered to HTML there is nothing to look at.
        if (typeof document !== 'undefined') keeper.look(first, isBack)
        return keeper
      },
      (cause) => {
        // The next one who wants it tries again.
        waking = undefined
        const message = 'A file of this site did not arrive, the one that asks the auth service who is here.'
        const error = Object.assign(new SessionError('SERVICE_UNREACHABLE', message), {cause})
        become({status: 'unreachable', error, last: null})
        throw error
      },
    )
    return waking
  }

  const ifAwake = (use: (keeper: Keeper) => Promise<void> | void) => waking?.then(use, ignore)

  return {
    get options() {
      return options()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => state,
    refetch: () => wake().then((keeper) => keeper.refetch(), ignore),
    hear: (reply) => wake().then((keeper) => keeper.hear(reply), ignore),
    signOut: () => wake().then((keeper) => keeper.signOut()),
    getToken: (refused) => wake().then((keeper) => keeper.getToken(refused)),
    settled: async () => ifAwake((keeper) => keeper.settled()),
    start() {
      const {hintCookie, apiUrl} = options()
      // It may also be one of a similar name, or no hint at all: that is the keeper's to find out.
      const isHinted = () => document.cookie.includes(`${hintCookie}=`)
      function look(event: Event) {
        if (waking) ifAwake((keeper) => keeper.look(event))
        else if (isHinted() || (event as StorageEvent).key === storageKey(apiUrl)) wake(event).catch(ignore)
      }
      const isBack = isBackFromDeparture()
      if (isHinted() || isBack) wake(undefined, isBack).catch(ignore)
      else {
        // Whoever was here last has signed out elsewhere, and leaves nothing in this tab.
        quietly(() => sessionStorage.removeItem(storageKey(apiUrl)))
        become(ANONYMOUS)
      }
      document.addEventListener('visibilitychange', look)
      for (const type of ['pageshow', 'online', 'storage']) addEventListener(type, look)
    },
  }
}

/** It has become the state. */
const ignore = () => {}
