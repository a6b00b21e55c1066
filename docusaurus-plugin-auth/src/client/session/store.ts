import type {ClientOptions} from '../../options.js'
import type {KeysReply} from '../early/types.js'
import type {createTokenKeeper} from '../tokens/keeper.js'
import {isBackFromDeparture} from './departure.js'
import {markDocument, readHint} from './hint.js'
import {readKeysReply, requestSession, requestSignOut} from './requests.js'
import {type Answer, FRESH, sharedAnswer} from './shared.js'
import type {SessionSource} from './source.js'
import {
  ANONYMOUS,
  knownSession,
  LOADING,
  type Session,
  type SessionError,
  type SessionState,
} from './state.js'

export interface SessionStore extends SessionSource {
  /**
   * Finds out who is here and keeps up with other tabs. Browser only, once.
   *
   * @param askForKeys May ask for keys rather than for the session alone, because the answer tells both: then nothing else is
   *   asked. `isNeeded` is false when it is known who is here, or that nobody is.
   */
  start(askForKeys?: (isNeeded: boolean) => Promise<KeysReply> | undefined): void
  /** Learns who is here from the answer to a question for keys. Never rejects: a fault becomes the state. */
  hear(reply: Promise<KeysReply>): Promise<void>
  /** Resolves when the first question, if one was needed, is answered. */
  settled(): Promise<void>
}

/**
 * The session of this page. A visitor without a hint cookie is anonymous and costs no request; a reader costs
 * at most one per tab and five minutes, none for navigation.
 */
export function createSessionStore(options: () => ClientOptions): SessionStore {
  const listeners = new Set<() => void>()
  let state: SessionState = LOADING
  let answer: Answer | null = null
  let asking: Promise<void> | undefined
  let keeper: ReturnType<typeof createTokenKeeper> | undefined
  // Counts what was learned, so that an answer which was overtaken (by a sign-out) is dropped.
  let turn = 0

  const shared = () => sharedAnswer(options().apiUrl)
  const hintNow = () => readHint(options().hintCookie)?.raw ?? null
  /** Whether what was answered last is still to be relied on. */
  const isFresh = (known: Answer | null): known is Answer =>
    known !== null && known.hint === hintNow() && Date.now() - known.at <= FRESH

  function become(next: SessionState) {
    turn++
    state = next
    const session = knownSession(next)
    if (session !== undefined) markDocument(session ? session.user.name : null)
    for (const listener of listeners) listener()
  }

  function learn(next: Answer) {
    answer = next
    shared().keep(next)
    become(next.session ? {status: 'authenticated', session: next.session} : ANONYMOUS)
  }

  /** Learns something that other tabs cannot know yet. */
  function announce(news: Answer) {
    learn(news)
    shared().tellOtherTabs(news)
  }

  function refetch(): Promise<void> {
    return asking ?? asOne(ask(() => requestSession(options().apiUrl)))
  }

  function hear(reply: Promise<KeysReply>): Promise<void> {
    return asOne(
      ask(async () => {
        const said = readKeysReply(await reply)
        return said === undefined ? requestSession(options().apiUrl) : said
      }),
    )
  }

  /** Whoever wants to ask meanwhile waits for this answer. */
  function asOne(question: Promise<void>): Promise<void> {
    const mine = question.finally(() => {
      if (asking === mine) asking = undefined
    })
    asking = mine
    return mine
  }

  async function ask(question: () => Promise<Session | null>) {
    const mine = turn
    try {
      const session = await question()
      if (mine !== turn) return
      announce({session, hint: hintNow(), at: Date.now()})
    } catch (error) {
      if (mine !== turn) return
      const last = answer?.hint === hintNow() ? answer.session : null
      become({status: 'unreachable', error: error as SessionError, last})
    }
  }

  /** Compares what is known with the hint cookie, which sign-ins and sign-outs elsewhere change. */
  function recheck() {
    const hint = hintNow()
    if (!hint) {
      // The answer that is on its way, if there is one, is dropped: it would have been told. A visitor's page tells nobody.
      const isNews = state.status !== 'loading' || asking !== undefined
      const nobody = {session: null, hint, at: Date.now()}
      if (state.status !== 'anonymous') (isNews ? announce : learn)(nobody)
    } else if (state.status === 'unreachable' || !isFresh(answer)) {
      refetch()
    } else if (state.status === 'loading') {
      learn(answer)
    }
  }

  async function signOut() {
    await requestSignOut(options().apiUrl)
    announce({session: null, hint: hintNow(), at: Date.now()})
  }

  async function keptToken(refused?: string) {
    const {createTokenKeeper} = await import('../tokens/keeper.js')
    keeper ??= createTokenKeeper({
      options: options(),
      read: () => state,
      settled: async () => asking,
      refetch,
    })
    return keeper(refused)
  }

  return {
    get options() {
      return options()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => state,
    refetch,
    hear,
    signOut,
    getToken: keptToken,
    settled: async () => asking,
    start(askForKeys) {
      const isBack = isBackFromDeparture()
      answer = shared().read()
      const begun = askForKeys?.(hintNow() !== null && !isFresh(answer))
      if (begun) {
        if (isFresh(answer)) learn(answer)
        hear(begun)
      } else if (isBack && !hintNow()) refetch()
      else recheck()
      shared().onTold(learn)
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') recheck()
      })
      // Back from the back/forward cache: the page slept through whatever happened meanwhile.
      addEventListener('pageshow', (event) => {
        if (event.persisted) recheck()
      })
      addEventListener('online', () => {
        if (state.status === 'unreachable') recheck()
      })
    },
  }
}
