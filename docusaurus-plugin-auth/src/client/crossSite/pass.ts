import {clientOptions} from '../options.js'
import {readHint} from '../session/hint.js'
import type {Session} from '../session/state.js'
import {forgetReader, rememberReader} from './hint.js'
import {arrived, leave} from './journey.js'

/** Renewed this long before it ends, so that it is still good when it arrives. Milliseconds. */
const MARGIN = 30_000
/** As for every question to the service. */
const PATIENCE = 10_000

/** In memory and nowhere else: closing the tab forgets it, and no script finds it in a storage. */
let pass: {secret: string; until: number} | null = null
/** Whether this document has had one. */
let hadOne = false
/** One question, however many wait for the answer. */
let asking: Promise<void> | undefined

/** Exchanges a code for a pass. Never rejects: without one the page goes on as a visitor's. */
export function exchangeCode(code: string, verifier: string): Promise<void> {
  const exchanging = ask('/docs/pass', {
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({code, verifier}),
  }).then(
    () => {},
    () => {},
  )
  return once(exchanging)
}

/**
 * Asks the service with a pass, renewing it where it is due. In place of `wire.send`.
 *
 * @throws when the service does not answer; or cannot be asked, because the browser keeps no partitioned cookies and the
 *   pass has ended while the page is open. That is no reason to call anybody signed out.
 */
export async function send(url: string, init: RequestInit): Promise<Response> {
  if (asking) await asking
  if (!pass || Date.now() > pass.until) await once(renew({isDenied: false}))
  const isSigningOut = url.endsWith('/sign-out')
  let response = await sendOnce(url, init, isSigningOut)
  if (pass && !isSigningOut && (await isNobodys(response))) {
    // It ended sooner than we thought, or somebody has signed out: the cookie tells.
    await once(renew({isDenied: true}))
    if (pass) response = await sendOnce(url, init, isSigningOut)
  }
  if (isSigningOut && response.ok) forget()
  return response
}

function sendOnce(url: string, init: RequestInit, isSigningOut: boolean): Promise<Response> {
  const headers = new Headers(init.headers)
  if (pass) headers.set('authorization', `Bearer ${pass.secret}`)
  // A cookie in the answer counts only with credentials, and signing out takes one away.
  const credentials = isSigningOut ? 'include' : 'omit'
  return fetch(url, {...init, headers, credentials, cache: 'no-store'})
}

async function isNobodys(response: Response): Promise<boolean> {
  if (response.status === 401) return true
  return response.ok && response.url.endsWith('/get-session') && (await response.clone().json()) === null
}

async function renew({isDenied}: {isDenied: boolean}): Promise<void> {
  // No body and no header of ours: browsers send no preflight.
  const refusal = await ask('/docs/pass/renew', {})
  if (refusal === null) return
  if (refusal === 'PASS_COOKIE_MISSING' && !isDenied) {
    if (hadOne) throw new Error('The pass has ended, and this browser keeps no cookie to renew it with.')
    // Never to be continued: the page is leaving.
    if (readHint(clientOptions().hintCookie) && (await leave())) await new Promise(() => {})
  }
  forget()
}

/** @returns `null` when there is a new pass, else the code of the refusal. @throws when the service cannot say */
async function ask(path: string, init: RequestInit): Promise<string | null> {
  const response = await fetch(clientOptions().apiUrl + path, {
    ...init,
    method: 'POST',
    credentials: 'include',
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  })
  const body = (await response.json()) as Session & {pass: string; expiresIn: number; code: string}
  if (response.ok) {
    pass = {secret: body.pass, until: Date.now() + body.expiresIn * 1000 - MARGIN}
    hadOne = true
    rememberReader(body)
    arrived()
    return null
  }
  if (response.status === 401 || response.status === 400) return body.code
  throw new Error(`${response.url} answered ${response.status}, ${body.code}.`)
}

function once(question: Promise<void>): Promise<void> {
  const mine = question.finally(() => {
    if (asking === mine) asking = undefined
  })
  asking = mine
  return mine
}

function forget(): void {
  pass = null
  hadOne = false
  forgetReader()
}
