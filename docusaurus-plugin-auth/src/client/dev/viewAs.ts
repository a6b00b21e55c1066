import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {rolesOf} from '../../access/access.js'
import {clientOptions} from '../options.js'
import {session} from '../session/index.js'
import {readChoice} from './choice.js'
import {createControl} from './control.js'
import {answers} from './serviceCheck.js'
import {viewSession} from './viewedSession.js'

/**
 * "View as": lets an author see every gate of the site from any side, without a service. A client module that only
 * `docusaurus start` gets, before all others: it changes the one session in place, so that neither hooks nor protected
 * pages hold a line of code for it.
 */
function offerViews(): void {
  const {apiUrl, accesses} = clientOptions()
  const roles = Array.from(new Set(accesses.flatMap(rolesOf))).sort()
  const viewed = viewSession(session, readChoice(roles))
  Object.assign(session, viewed.store)
  const control = createControl({roles, choice: viewed.choice(), onChoose: viewed.choose})

  /** Without a service, a sign-in button leads nowhere: its author has to know. */
  async function lookForService() {
    const isAsked = () => viewed.choice() === null && document.visibilityState === 'visible'
    const isAway = isAsked() && !(await answers(apiUrl))
    control.notify(isAway && isAsked() ? adviceWithout(apiUrl) : null)
  }

  session.subscribe(() => {
    control.show(viewed.choice())
    lookForService()
  })
  const page = new AbortController()
  document.addEventListener('visibilitychange', lookForService, {signal: page.signal})
  lookForService()

  // Docusaurus runs client modules again, in the same page, when what the plugin tells the browser has changed: the
  // first page that asks for a new role, for example.
  ;(import.meta as Hot).webpackHot?.dispose(() => {
    page.abort()
    control.remove()
  })
}

interface Hot {
  webpackHot?: {dispose(callback: () => void): void}
}

function adviceWithout(apiUrl: string): string {
  return (
    `No answer from ${new URL(apiUrl).origin}. Start the auth service there to sign in, ` +
    'or choose below as whom to view the site without it.'
  )
}

// `docusaurus build --dev` renders pages to HTML, too.
if (ExecutionEnvironment.canUseDOM) offerViews()
