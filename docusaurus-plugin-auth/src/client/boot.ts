import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {pageIsThere} from './sealed/rendered.js'
import {session} from './session/index.js'

// Client modules also run while pages are rendered to HTML, where nobody is signed in or out.
if (ExecutionEnvironment.canUseDOM) session.start(window.__docusaurusAuth?.keys)

/** Docusaurus calls this when it has rendered a page, the first one too. */
export function onRouteDidUpdate(): void {
  pageIsThere()
}
