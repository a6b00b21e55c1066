import {toNextJsHandler} from 'better-auth/next-js'
import {authWithTokens} from '../../../../lib/better-auth.js'

export const {GET, POST} = toNextJsHandler(authWithTokens)
