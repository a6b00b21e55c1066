import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {session} from './session/index.js'

// Client modules also run while pages are rendered to HTML, where nobody is signed in or out.
if (ExecutionEnvironment.canUseDOM) session.start()
