import type {ClientOptions} from '../../options.js'
import type {KeysReply} from '../early/types.js'
import type {createTokenKeeper} from '../tokens/keeper.js'
import {markDocument, readHint} from './hint.js'
import {readReply, requestSession, requestSignOut} from './requests.js'
import {type Answer, FRESH, sharedAnswer} from './shared.js'
import type {SessionSource} from './source.js'
import {ANONYMOUS, knownSession, type Session, type SessionError, type SessionState} from './state.js'

interface Surroundings {
  options: ClientOptions
  read(): SessionState
  /** Shows pages another state. */
  become(state: SessionState): void
}

export interface Keeper extends Omit<SessionSource, 'options' | 'subscribe' | 'read'> {
  hear(reply: Promise<KeysReply>): Promise<void>
  settled(): Promise<void>
  /**
   * Looks who is here: for the first time, or because something happened that may have changed it.
   *
   * @param isBack Whether this tab comes back from the sign-in page.
   */
  look(event?: Event, isBack?: boolean): void
}

/**
 * Asks the service who is here, keeps the answer and tells other tabs. A reader costs at most one request per tab and five
 * minutes, none for navigation. Loaded for whoever has a hint, or acts: visitors go without.
 */
export function createKeeper({options, read, become: show}: Surroundings): Keeper {
  const {apiUrl, hintCookie} = options
  const shared = sharedAnswer(apiUrl)
  /** `undefined`: nobody has looked yet. */
  let answer: Answer | null | undefined
  let asking: Promise<void> | undefined
  let tokens: ReturnType<typeof createTokenKeeper> | undefined
  // Counts what was learned, so that an answer which was overtaken (by a sign-out) is dropped.
  let turn = 0

  const hintNow = () => readHint(hintCookie)?.raw ?? null
  /** Whether what was answered last is still to be relied on. */
  const isFresh = (known = answer): known is Answer =>
    known != null && known.hint === hintNow() && Date.now() - known.at <= FRESH

  function become(next: SessionState) {
    turn++
    const session = knownSession(next)
    if (session !== undefined) markDocument(session ? session.user.name : null)
    show(next)
  }

  function learn(next: Answer) {
    answer = next
    shared.keep(next)
    become(next.session ? {status: 'authenticated', session: next.session} : ANONYMOUS)
  }

  /** Learns something that other tabs cannot know yet. */
  function announce(news: Answer) {
    learn(news)
    shared.tellOtherTabs(news)
  }

  const answerNow = (session: Session | null): Answer => ({session, hint: hintNow(), at: Date.now()})

  function refetch(): Promise<void> {
    return asking ?? asOne(ask(() => requestSession(apiUrl)))
  }

  function hear(reply: Promise<KeysReply>): Promise<void> {
    return asOne(
      ask(async () => {
        const said = readReply(await reply)
        return said === undefined ? requestSession(apiUrl) : said
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
      if (mine === turn) announce(answerNow(session))
    } catch (error) {
      if (mine !== turn) return
      const last = answer?.hint === hintNow() ? answer.session : null
      become({status: 'unreachable', error: error as SessionError, last})
    }
  }

  /** Compares what is known with the hint cookie, which sign-ins and sign-outs elsewhere change. */
  function recheck() {
    const {status} = read()
    if (!hintNow()) {
      // The answer that is on its way, if there is one, is dropped: it would have been told. A visitor's page tells nobody.
      const isNews = status !== 'loading' || asking !== undefined
      if (status !== 'anonymous') (isNews ? announce : learn)(answerNow(null))
    } else if (status === 'unreachable' || !isFresh()) {
      refetch()
    } else if (status === 'loading') {
      learn(answer as Answer)
    }
  }

  return {
    refetch,
    hear,
    settled: async () => asking,
    look(event, isBack) {
      const isFirst = answer === undefined
      if (isFirst) answer = shared.read()
      const told = event instanceof StorageEvent ? shared.toldBy(event) : null
      // The head of this page has asked already.
      const begun = isFirst ? window.__docusaurusAuthFirst : undefined
      if (told) learn(told)
      else if (begun) {
        if (isFresh()) learn(answer as Answer)
        hear(begun)
      } else if (isBack && !hintNow()) refetch()
      else if (isFirst || mayBeNews(event, read())) recheck()
    },
    async signOut() {
      await requestSignOut(apiUrl)
      announce(answerNow(null))
    },
    async getToken(refused) {
      const {createTokenKeeper} = await import(/* webpackChunkName: "auth-tokens" */ '../tokens/keeper.js')
      tokens ??= createTokenKeeper({options, read, settled: async () => asking, refetch})
      return tokens(refused)
    },
  }
}

function mayBeNews(event: Event | undefined, {status}: SessionState): boolean {
  switch (event?.type) {
    case 'visibilitychange':
      return document.visibilityState === 'visible'
    case 'pageshow':
      // Back from the back/forward cache: the page slept through whatever happened meanwhile.
      return (event as PageTransitionEvent).persisted
    case 'online':
      return status === 'unreachable'
    default:
      return false
  }
}
