import {clientOptions} from '../options.js'
import {createSessionStore} from './store.js'

/**
 * The one session of this page. It lives in a module, not in a provider: a site's own `Root` silently
 * replaces a plugin's, and must not take the session with it.
 */
export const session = createSessionStore(clientOptions)
