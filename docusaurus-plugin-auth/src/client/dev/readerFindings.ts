import {cookieDomain} from '../../doctor/findings/cookies.js'
import type {Places} from '../../doctor/places.js'
import type {Finding} from '../../doctor/report.js'
import type {Hint} from '../session/hint.js'
import type {WhoIsHere} from './askWhoIsHere.js'

/** The hint that this page could read before it asked the service, and after: the service takes a false one back. */
interface Hints {
  before: Hint | null
  after: Hint | null
}

const signedInAgain = 'Then sign in again, and look again.'
const devTools = "developer tools of the browser, 'Application' or 'Storage', cookies"

/** What can be told of the reader who is, or is not, at this browser. */
export function readerFindings(places: Places, here: WhoIsHere, {before, after}: Hints): Finding[] {
  const {hintCookie, signInUrl} = places.options
  if (here.kind === 'doubled') {
    return [
      {
        level: 'problem',
        code: 'TWO_SESSION_COOKIES',
        what: 'This browser sends two session cookies, set for different domains: by an older AUTH_COOKIE_DOMAIN, or by another host of the domain. The service does not guess which is yours.',
        todo: `Delete both. ${signedInAgain}`,
        change: [{where: devTools, line: 'delete every cookie whose name ends in auth.session_token'}],
      },
    ]
  }
  if (here.kind === 'reader' && after)
    return [
      {level: 'ok', code: 'READER', what: `The service knows you as ${here.name}, and so does this page.`},
    ]
  if (here.kind === 'reader') {
    return [
      {
        level: 'problem',
        code: 'HINT_UNSEEN',
        what: `The service knows you as ${here.name}, but no page here can read the cookie ${hintCookie}: it is set for another host, or has another name.`,
        todo: `Restart the service after the change. ${signedInAgain}`,
        change: cookieDomain(places),
      },
    ]
  }
  if (here.kind !== 'nobody') return []
  if (after) {
    return [
      {
        level: 'problem',
        code: 'HINT_LEFT_OVER',
        what: `The cookie ${hintCookie} says that ${after.name} is signed in. The service knows nobody and cannot take the cookie back: it was set for a domain of former days.`,
        todo: `Delete it. ${signedInAgain}`,
        change: [{where: devTools, line: `delete ${hintCookie}`}],
      },
    ]
  }
  if (before) {
    return [
      {
        level: 'warning',
        code: 'HINT_WITHOUT_SESSION',
        what: `The cookie ${hintCookie} said that ${before.name} was signed in, and the service knows of no session: it has ended, or its cookie does not come along. The service has taken the hint back.`,
        todo: `Sign in again at ${signInUrl}. If this happens right after signing in, compare the domains of both cookies.`,
        change: cookieDomain(places),
      },
    ]
  }
  return [
    {
      level: 'warning',
      code: 'NOBODY',
      what: 'Nobody is signed in at the service in this browser.',
      todo: `Sign in at ${signInUrl}, come back and look again.`,
    },
  ]
}
