import {randomBytes, randomUUID} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {Env} from '../src/env'
import {addressHeader} from '../src/features/limits/policy'
import {longWayHeader} from '../src/http/visit'
import {clientAddress} from './address'
import {contentPolicy, securityHeaders} from './headers'
import {refusalOf, refuse} from './refusals'

/** What only a proxy may say about a request; from anybody else it is a lie worth telling. */
const forwarding = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Makes the function that every request passes before Next sees it: it replaces what the client says about itself by
 * what is known, puts the headers of every answer in place, and turns away what nobody behind it could answer.
 *
 * @returns whether to go on; `false` when the request has been answered.
 */
export function createGate(
  env: Env,
  {dev}: {dev: boolean},
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const addressOf = clientAddress(env.trustedProxies)
  const {host, protocol} = new URL(env.serviceUrl)
  const sharesOrigin = new URL(env.docsUrl).origin === env.serviceUrl
  // Behind a proxy that gives docs and service one origin, the front page is that of the docs. Next, which fetches the page
  // that a form leads to from here, would show ours under its address; told that there is none, it lets the browser go.
  const isDocsHome = (url: string): boolean => sharesOrigin && url.split('?', 1)[0] === '/'
  const everyAnswer = Object.entries(securityHeaders(env))

  return (request, response) => {
    const {headers} = request
    const address = addressOf(request.socket.remoteAddress ?? '', headers['x-forwarded-for']?.toString())
    for (const name of forwarding) delete headers[name]
    const requestId = randomUUID()
    const policy = contentPolicy(env, randomBytes(18).toString('base64'), dev)
    // Next compares the Origin of a form with these, and builds absolute URLs from them.
    Object.assign(headers, {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-request-id': requestId,
      [addressHeader]: address,
      // Next takes the nonce of its scripts from here; a client that sends one of its own must not choose it.
      'content-security-policy': policy,
    })
    delete headers['content-security-policy-report-only']
    delete headers[longWayHeader]
    response.setHeader('content-security-policy', policy)
    for (const [name, value] of everyAnswer) response.setHeader(name, value)
    response.setHeader('x-request-id', requestId)
    const refusal = refusalOf(request) ?? (isDocsHome(request.url ?? '') ? 'NOT_FOUND' : null)
    if (refusal) refuse(request, response, env, refusal)
    return !refusal
  }
}
