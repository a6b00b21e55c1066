import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment'
import {wire} from '../session/wire.js'
import {forgetReader} from './hint.js'
import {callbackUrl, leave, prepare, takeReturn} from './journey.js'
import {exchangeCode, send} from './pass.js'

/**
 * A client module that only sites with `crossSite` get, before all others: the session cookie does not reach the service
 * from here, so everything is asked with a pass, and sign-in leads back by the return page.
 */
async function arrive(): Promise<string> {
  wire.send = send
  wire.here = callbackUrl
  const back = takeReturn()
  if (!back) {
    // Ready when a link is used. Browsers without WebCrypto (plain http) go without, and stay signed out.
    prepare().catch(() => {})
    return ''
  }
  if (back.exchange) await exchangeCode(back.exchange.code, back.exchange.verifier)
  else if (back.isNobody) forgetReader()
  // The sign-in page was opened in another tab than this one: whoever is signed in gets a code of their own.
  else if (back.isForeign && (await leave())) await new Promise(() => {})
  return back.to
}

/** On the return page: resolves with the page to go on to, when there is a pass or there will be none. */
export const arrival: Promise<string> = ExecutionEnvironment.canUseDOM ? arrive() : Promise.resolve('')
