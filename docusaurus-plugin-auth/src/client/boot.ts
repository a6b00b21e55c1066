import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {fetchSealedAhead} from './ahead.js'
import {askForKeys} from './sealed/firstKeys.js'
import {pageIsThere} from './sealed/rendered.js'
import {session} from './session/index.js'

// Client modules also run while pages are rendered to HTML, where nobody is signed in or out.
if (ExecutionEnvironment.canUseDOM) session.start(askForKeys)

let hasStarted = false

/** Docusaurus calls this when it has rendered a page, the first one too. */
export function onRouteDidUpdate(): void {
  if (!hasStarted) fetchSealedAhead(() => session.read().status !== 'anonymous')
  hasStarted = true
  pageIsThere()
}
