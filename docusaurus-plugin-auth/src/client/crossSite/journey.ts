import siteConfig from '@generated/docusaurus.config'
import {clientOptions} from '../options.js'
import {quietly} from '../session/quietly.js'
import {base64url} from './hint.js'

/** In the tab alone, for one return: the verifier, so that nobody else can use the code, and where the reader was. */
const PENDING = 'auth return'
/** This tab has gone to the service by itself, and has not come back with a pass since. */
const GONE = 'auth gone'

interface Ticket {
  verifier: string
  challenge: string
  state: string
}

interface Pending {
  verifier: string
  state: string
  /** Absolute. */
  to: string
}

/** What a return page was told. */
export interface Return {
  /** A code that this tab has asked for, and what it can be exchanged with. */
  exchange: {code: string; verifier: string} | null
  /** A code that another tab has asked for, or nobody: of no use here. */
  isForeign: boolean
  /** Nobody is signed in. */
  isNobody: boolean
  /** Where the reader was, on this site: path, query and anchor. */
  to: string
}

let ticket: Ticket | undefined
let making: Promise<void> | undefined

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** Makes a verifier and its challenge (RFC 7636, S256), ahead: a link that is used needs its address at once. */
export function prepare(): Promise<void> {
  making ??= make()
  return making
}

async function make(): Promise<void> {
  const verifier = random()
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  ticket = {verifier, challenge: base64url(new Uint8Array(digest)), state: random()}
}

/** The return page, with what the service needs to hand over a code; this very page while that cannot be had. */
export function callbackUrl(): string {
  const to = location.href
  const isNoted = ticket && quietly(() => sessionStorage.setItem(PENDING, JSON.stringify({...ticket, to})))
  if (!ticket || isNoted === null) return to
  const {challenge, state} = ticket
  // With the slash where static hosts would add it, which costs a redirect.
  const slash = siteConfig.trailingSlash === false ? '' : '/'
  return `${returnPage()}${slash}?${new URLSearchParams({code_challenge: challenge, state})}`
}

/**
 * Goes to the service and comes back, with a code or without, and no form in between (`prompt=none`). Once: until there is a
 * pass, this tab does not go again. Where that cannot be noted it does not go at all: better signed out than a loop.
 *
 * @returns whether the page is leaving.
 */
export async function leave(): Promise<boolean> {
  if (quietly(() => sessionStorage.getItem(GONE)) !== null) return false
  await prepare()
  const callback = callbackUrl()
  if (callback === location.href) return false
  if (quietly(() => sessionStorage.setItem(GONE, '1')) === null) return false
  const url = new URL(clientOptions().signInUrl)
  url.searchParams.set('callbackUrl', callback)
  url.searchParams.set('prompt', 'none')
  location.replace(url.href)
  return true
}

/** There is a pass: should it be lost some other day, this tab may go again. */
export const arrived = (): void => void quietly(() => sessionStorage.removeItem(GONE))

/** Takes what the service has said out of the address, before any other script reads it; `null` on every other page. */
export function takeReturn(): Return | null {
  if (!isReturnPage(location.pathname)) return null
  const said = new URLSearchParams(location.hash.slice(1))
  history.replaceState(history.state, '', location.pathname)
  const pending = quietly<Pending | null>(() => JSON.parse(sessionStorage.getItem(PENDING) ?? 'null'))
  quietly(() => sessionStorage.removeItem(PENDING))
  const code = said.get('code')
  // Else anybody could send a reader here with a code of their own, and have them read as somebody else.
  const isOurs = pending !== null && said.get('state') === pending.state
  return {
    exchange: isOurs && code ? {code, verifier: pending.verifier} : null,
    isForeign: code !== null && !isOurs,
    isNobody: isOurs && said.get('error') === 'none',
    to: ownPath(pending?.to),
  }
}

const returnPage = (): string => `${clientOptions().site}auth-return`

const isReturnPage = (path: string): boolean =>
  path.replace(/(\/|\.html)$/, '') === new URL(returnPage()).pathname

/** A page of this site other than the return page; the front page for everything else. */
function ownPath(to: string | undefined): string {
  const home = new URL(clientOptions().site).pathname
  const url = quietly(() => new URL(to ?? '', location.origin))
  const isOwn =
    url?.origin === location.origin && url.pathname.startsWith(home) && !isReturnPage(url.pathname)
  return isOwn ? url.pathname + url.search + url.hash : home
}
