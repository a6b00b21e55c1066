import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {clientOptions} from '../options.js'
import {createPanel} from './doctorPanel.js'
import {examinePage} from './examinePage.js'

const PARAMETER = 'auth-doctor'

/**
 * `?auth-doctor` tells in the page why nobody is signed in. A client module that only `docusaurus start` gets. Beside what
 * `docusaurus auth:doctor` finds, it sees what only this browser knows: its cookies, and what the service answers to them.
 */
function examineWhenAsked(): void {
  if (!new URLSearchParams(location.search).has(PARAMETER)) return
  const panel = createPanel(() => examinePage(clientOptions()))
  ;(import.meta as Hot).webpackHot?.dispose(() => panel.remove())
}

interface Hot {
  webpackHot?: {dispose(callback: () => void): void}
}

// `docusaurus build --dev` renders pages to HTML, too.
if (ExecutionEnvironment.canUseDOM) examineWhenAsked()
