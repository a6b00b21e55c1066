import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {session} from '../session/index.js'
import {knownSession} from '../session/state.js'

// With `hideDenied`: tells the style sheet which roles are here, whenever that becomes known. The hint, which tells of
// somebody who is signed in, is there before; see `head.ts` for the first frame.
if (ExecutionEnvironment.canUseDOM) {
  session.subscribe(showMore)
  showMore()
}

function showMore() {
  const known = knownSession(session.read())
  const {dataset} = document.documentElement
  if (known) dataset.authRoles = known.user.roles.join(' ')
  else if (known === null) delete dataset.authRoles
}
