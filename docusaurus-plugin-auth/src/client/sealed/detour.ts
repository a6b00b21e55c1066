import {useEffect, useState} from 'react'
import type {ClientOptions} from '../../options.js'
import type {Verdict} from '../access.js'
import {useSessionSource} from '../react/context.js'
import {forgetReturn, hasReturnedTo} from '../session/departure.js'
import {quietly} from '../session/quietly.js'
import {returningUrl} from '../signIn.js'

/** `leaving`: on the way to the sign-in page. `came-back`: been there, and still a visitor. */
export type Detour = 'none' | 'leaving' | 'came-back'

const KEY = 'auth detour'
/** A visitor who was sent away longer ago than this is sent again, in milliseconds. */
const MEMORY = 10 * 60_000

/**
 * Sends a visitor to the sign-in page, once, where visitors are sent. Whoever comes back as a visitor (blocked cookies, a
 * wrong cookie domain) would be sent there and, being signed in at the service, back again for ever: they get an explanation
 * instead, and so does who went there by a link.
 *
 * @param verdict What is known about this reader and this page.
 * @param onDenied Whether visitors are sent, or asked to go.
 */
export function useDetour(verdict: Verdict, onDenied: ClientOptions['onDenied']): Detour {
  const {options, refetch, read} = useSessionSource()
  const [cameBack, setCameBack] = useState(false)
  const wanted = verdict === 'sign-in' && onDenied === 'redirect'
  const hasArrived = verdict === 'page' || verdict === 'forbidden'

  useEffect(() => {
    // Otherwise whoever signs out within minutes would be told that their cookies are blocked.
    if (hasArrived) forgetDetour()
  }, [hasArrived])

  useEffect(() => {
    if (!wanted) return
    if (wasSentFrom(location.pathname) || hasReturnedTo(location.pathname)) {
      setCameBack(true)
      return
    }
    let isStill = true
    // A visitor has not asked the service for anything yet, so nobody knows whether it is there. Sending them to a
    // service that is away would end on the browser's own error page; this way the page says so and offers to try again.
    refetch().then(() => {
      if (!isStill || read().status !== 'anonymous' || !noteSentFrom(location.pathname)) return
      // Replaced, not added: "back" on the sign-in page leads to the page before this one, not here and forward again.
      location.replace(returningUrl(options.signInUrl))
    })
    const onPageShow = ({persisted}: PageTransitionEvent) => persisted && setCameBack(true)
    addEventListener('pageshow', onPageShow)
    return () => {
      isStill = false
      removeEventListener('pageshow', onPageShow)
    }
  }, [wanted, options.signInUrl, refetch, read])

  if (!wanted) return verdict === 'sign-in' && hasReturnedTo(location.pathname) ? 'came-back' : 'none'
  return cameBack ? 'came-back' : 'leaving'
}

/** Whether this page has just sent its visitor away. Without storage nobody can know: better no detour than a loop. */
function wasSentFrom(path: string): boolean {
  const wasSent = quietly(() => {
    const last = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return last?.path === path && Date.now() - last.at < MEMORY
  })
  if (wasSent) quietly(() => sessionStorage.removeItem(KEY))
  return wasSent ?? true
}

/** @returns whether it could be noted; otherwise nobody may be sent. */
function noteSentFrom(path: string): boolean {
  const note = JSON.stringify({path, at: Date.now()})
  return quietly(() => sessionStorage.setItem(KEY, note)) !== null
}

/** Also for a page that opens before its stub was ever shown. */
export function forgetDetour(): void {
  forgetReturn()
  quietly(() => sessionStorage.removeItem(KEY))
}
