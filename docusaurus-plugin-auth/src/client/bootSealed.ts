import {fetchSealedAhead} from './ahead.js'
import {pageIsThere} from './sealed/rendered.js'
import {session} from './session/index.js'

let hasStarted = false

/** Docusaurus calls this when it has rendered a page, the first one too. For sites with protected pages or parts. */
export function onRouteDidUpdate(): void {
  if (!hasStarted) fetchSealedAhead(() => session.read().status !== 'anonymous')
  hasStarted = true
  pageIsThere()
}
