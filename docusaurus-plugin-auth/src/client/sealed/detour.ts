import {useEffect, useState} from 'react'
import type {Verdict} from '../access.js'
import {useSessionSource} from '../react/context.js'
import {noteDeparture} from '../session/departure.js'
import {returningUrl} from '../signIn.js'

/** `leaving`: on the way to the sign-in page. `came-back`: been there, and still a visitor. */
export type Detour = 'none' | 'leaving' | 'came-back'

const KEY = 'auth detour'
/** A visitor who was sent away longer ago than this is sent again, in milliseconds. */
const MEMORY = 10 * 60_000

/**
 * Sends a visitor to the sign-in page, once. Whoever comes back as a visitor (blocked cookies, a wrong cookie domain)
 * would be sent there and, being signed in at the service, back again for ever: they get an explanation instead.
 *
 * @param verdict What is known about this reader and this page.
 */
export function useDetour(verdict: Verdict): Detour {
  const {options} = useSessionSource()
  const [cameBack, setCameBack] = useState(false)
  const wanted = verdict === 'sign-in' && options.onDenied === 'redirect'
  const hasArrived = verdict === 'page' || verdict === 'forbidden'

  useEffect(() => {
    // Otherwise whoever signs out within minutes would be told that their cookies are blocked.
    if (hasArrived) forget()
  }, [hasArrived])

  useEffect(() => {
    if (!wanted) return
    if (wasSentFrom(location.pathname)) {
      setCameBack(true)
      return
    }
    // Replaced, not added: "back" on the sign-in page leads to the page before this one, not here and forward again.
    noteDeparture()
    location.replace(returningUrl(options.signInUrl))
    const onPageShow = ({persisted}: PageTransitionEvent) => persisted && setCameBack(true)
    addEventListener('pageshow', onPageShow)
    return () => removeEventListener('pageshow', onPageShow)
  }, [wanted, options.signInUrl])

  if (!wanted) return 'none'
  return cameBack ? 'came-back' : 'leaving'
}

/** Reads and forgets the last departure, or notes this one. Without storage nobody is sent: better no detour than a loop. */
function wasSentFrom(path: string): boolean {
  try {
    const last = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    const sent = last?.path === path && Date.now() - last.at < MEMORY
    if (sent) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify({path, at: Date.now()}))
    return sent
  } catch {
    return true
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Where nothing is stored there is nothing to forget.
  }
}
