import {skewOf} from '../../doctor/findings/clock.js'
import type {Reach} from '../../doctor/findings/reach.js'
import {answers} from './serviceCheck.js'

/** What the service says to this very browser, with its cookies. */
export type WhoIsHere =
  /** No answer at all. */
  | {kind: 'silent'}
  /** It answers, and the browser may not show it to this page. */
  | {kind: 'withheld'}
  | {kind: 'refused'; reach: Reach}
  /** Two session cookies: the service does not guess which of them is the reader's. */
  | {kind: 'doubled'; skew: number}
  | {kind: 'nobody'; skew: number}
  | {kind: 'reader'; name: string; skew: number}

export async function askWhoIsHere(apiUrl: string): Promise<WhoIsHere> {
  const sent = Date.now()
  const request = fetch(`${apiUrl}/get-session`, {credentials: 'include', cache: 'no-store'})
  const response = await request.catch(() => null)
  if (response === null) return (await answers(apiUrl)) ? {kind: 'withheld'} : {kind: 'silent'}
  const {status, headers} = response
  const skew = skewOf(headers.get('date'), sent, Date.now())
  const body = await response.json().catch(() => undefined)
  if (body?.code === 'DUPLICATE_SESSION_COOKIE') return {kind: 'doubled', skew}
  if (status >= 500) return {kind: 'refused', reach: {kind: 'failing', status}}
  if (body === null) return {kind: 'nobody', skew}
  if (typeof body?.user?.name === 'string') return {kind: 'reader', name: body.user.name, skew}
  const type = headers.get('content-type') ?? 'no content'
  return {kind: 'refused', reach: {kind: 'foreign', status, type}}
}
