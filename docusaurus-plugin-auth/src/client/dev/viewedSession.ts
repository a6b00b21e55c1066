import {PUBLIC, rolesOf} from '../../access/access.js'
import {markDocument} from '../session/hint.js'
import {ANONYMOUS, knownSession, SessionError, type SessionState} from '../session/state.js'
import type {SessionStore} from '../session/store.js'
import {type Choice, keepChoice} from './choice.js'

/** How long pages are told that the session lives, in milliseconds. It never ends by itself. */
const LIFE = 7 * 24 * 3_600_000

export interface ViewedSession {
  /** What pages see: the chosen reader, or else the real store. */
  store: Omit<SessionStore, 'options' | 'hear'>
  choice(): Choice
  /** Pages follow at once, as they do when somebody signs in or out in another tab. */
  choose(choice: Choice): void
}

/**
 * Puts a session of the author's choice in front of the real one. As long as somebody is chosen the service is not asked
 * for anything, so that none has to run.
 */
export function viewSession(real: SessionStore, first: Choice): ViewedSession {
  const listeners = new Set<() => void>()
  let choice = first
  let viewed = stateOf(first)
  let isStarted = false

  const {read, subscribe, refetch, signOut, getToken, settled, start} = real

  function startOnce() {
    if (!isStarted) start()
    isStarted = true
  }

  function tell() {
    for (const listener of listeners) listener()
  }

  function mark() {
    const session = knownSession(viewed ?? read())
    if (session !== undefined) markDocument(session ? session.user.name : null)
  }

  // The real store marks the document with its own reader, and may do so while another one is shown.
  subscribe(() => (viewed ? mark() : tell()))

  function choose(next: Choice) {
    choice = next
    viewed = stateOf(next)
    keepChoice(next)
    if (!viewed) startOnce()
    mark()
    tell()
  }

  return {
    choice: () => choice,
    choose,
    store: {
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      read: () => viewed ?? read(),
      // Never for a visitor: a page with `onDenied: 'redirect'` waits for this before it leaves for the sign-in page,
      // and would take the author along.
      refetch: () => (viewed ? (choice === PUBLIC ? new Promise(() => {}) : Promise.resolve()) : refetch()),
      signOut: async () => (viewed ? choose(PUBLIC) : signOut()),
      getToken: async () => (viewed ? noToken(viewed) : getToken()),
      settled: async () => (viewed ? undefined : settled()),
      start: () => (viewed ? mark() : startOnce()),
    },
  }
}

function stateOf(choice: Choice): SessionState | null {
  if (choice === null) return null
  if (choice === PUBLIC) return ANONYMOUS
  const roles = rolesOf(choice)
  const user = {
    id: 'view-as',
    name: `${roles[0] ?? 'Reader'} (view as)`,
    email: 'view-as@example.invalid',
    image: null,
    roles,
  }
  const inTime = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()
  const session = {id: 'view-as', createdAt: inTime(0), expiresAt: inTime(LIFE)}
  return {status: 'authenticated', session: {user, session}}
}

/** Only the service signs tokens: components show what they show when it is away. */
function noToken(viewed: SessionState): null {
  if (viewed === ANONYMOUS) return null
  throw new SessionError(
    'SERVICE_UNREACHABLE',
    'There is no token for a reader of "View as": no service was asked.',
  )
}
