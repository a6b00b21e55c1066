import {quietly} from './quietly.js'
import type {Session} from './state.js'
import {storageKey} from './storageKey.js'

/** How long an answer is good for, in milliseconds. After it, the next look at the page asks again. */
export const FRESH = 5 * 60_000

/** What the service said, and under which hint it said so. Holds no token. */
export interface Answer {
  session: Session | null
  /** The hint cookie's value at that time. Another value means another sign-in: ask again. */
  hint: string | null
  /** When, in milliseconds since 1970. */
  at: number
}

/**
 * The last answer, kept for this tab (sessionStorage) and told to the others: written to localStorage and
 * removed at once, which leaves nothing behind but raises a `storage` event in every other tab. Not a
 * BroadcastChannel: an open channel keeps pages out of the back/forward cache.
 * A browser that denies storage costs a request per page, nothing else.
 */
export function sharedAnswer(apiUrl: string) {
  const key = storageKey(apiUrl)

  return {
    read(): Answer | null {
      return quietly(() => parse(sessionStorage.getItem(key)))
    },

    /** Without a hint there is nobody to remember. */
    keep(answer: Answer): void {
      quietly(() =>
        answer.hint ? sessionStorage.setItem(key, JSON.stringify(answer)) : sessionStorage.removeItem(key),
      )
    },

    tellOtherTabs(answer: Answer): void {
      quietly(() => {
        localStorage.setItem(key, JSON.stringify(answer))
        localStorage.removeItem(key)
      })
    },

    /** What another tab has told by this event, if it is one of ours. */
    toldBy(event: StorageEvent): Answer | null {
      return event.key === key ? quietly(() => parse(event.newValue)) : null
    },
  }
}

function parse(text: string | null): Answer | null {
  return text === null ? null : JSON.parse(text)
}
