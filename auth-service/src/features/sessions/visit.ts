import {cookieValues} from '../../http/cookies'
import type {Question, VisitDoor} from '../../http/visit'
import {sessionShown} from './shown'

/** What `docsAuth()` calls the hint unless it is told otherwise, and we do not tell it. */
const hintCookie = 'auth.hint'

const renews = ({query}: Question): boolean => query.get('disableRefresh') !== 'true'

/** GET `/get-session`. */
export const sessionVisit: VisitDoor = {
  limited: false,
  renews,
  answer: (visit, question) => {
    const hints = cookieValues(question.headers.get('cookie'), hintCookie)
    // A browser that has lost the hint is given it again. A server that asks on a reader's behalf never had it.
    const isLost = hints.length === 0 || hints.includes('')
    return isLost && renews(question) ? null : sessionShown(visit)
  },
}
