import {watchOutage} from '@docs-auth/drizzle'
import type {Auth} from '../auth'
import type {Env} from '../env'
import {allowedOrigins, corsHeaders, preflightHeaders} from '../features/cors/policy'
import {sessionCookieName} from '../features/sessions/policy'
import type {Logger} from '../log'
import {watchFaults} from '../log/faults'
import {problemAnswer, unavailable} from './answers'
import {readBody} from './body'
import {countCookie} from './cookies'
import type {Endpoint} from './endpoint'
import {findEndpoint, methodsOf} from './endpoints'
import {forward} from './forward'
import {logAnswered} from './log'
import {longWayHeader} from './visit'
import type {AnswerVisit} from './visits'

export interface Pipeline {
  env: Env
  auth: Auth
  log: Logger
  answerVisit: AnswerVisit
}

const base = '/api/auth'

/**
 * The way of every API request: allow-list, cookies, the short way for visits (`visits.ts`), body, BetterAuth under the
 * outage watch, and back out through CORS.
 *
 * @returns always an answer; nothing that goes wrong inside reaches the caller.
 */
export function createHandler(pipeline: Pipeline): (request: Request) => Promise<Response> {
  const {env, log} = pipeline
  const allowed = allowedOrigins(env)
  return async (request) => {
    const {pathname} = new URL(request.url)
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : ''
    const requestId = request.headers.get('x-request-id') ?? undefined
    const started = performance.now()
    let response: Response
    try {
      response = await decide(pipeline, request, path)
    } catch (error) {
      log.error({requestId, path, error}, 'a request failed')
      response = problemAnswer('SERVER_ERROR')
    }
    for (const [name, value] of Object.entries(corsHeaders(request.headers.get('origin'), allowed)))
      response.headers.append(name, value)
    logAnswered(log, {requestId, method: request.method, path, status: response.status, started})
    return response
  }
}

async function decide(pipeline: Pipeline, request: Request, path: string): Promise<Response> {
  const methods = methodsOf(path)
  if (methods.length === 0) return problemAnswer('NOT_FOUND')
  if (request.method === 'OPTIONS')
    return new Response(null, {status: 204, headers: preflightHeaders(methods, pipeline.env)})
  // Next answers HEAD through the GET handler.
  const endpoint = findEndpoint(request.method === 'HEAD' ? 'GET' : request.method, path)
  if (!endpoint) return problemAnswer('METHOD_NOT_ALLOWED', {allow: [...methods, 'OPTIONS'].join(', ')})
  if (countCookie(request.headers.get('cookie'), sessionCookieName(pipeline.env)) > 1)
    return problemAnswer('DUPLICATE_SESSION_COOKIE')
  const {searchParams: query} = new URL(request.url)
  const visit =
    endpoint.method === 'GET' &&
    !request.headers.has(longWayHeader) &&
    (await pipeline.answerVisit({path, query, headers: request.headers}))
  if (visit) return new Response(visit.body, {status: visit.status, headers: visit.headers})
  return answer(pipeline, request, endpoint)
}

async function answer(pipeline: Pipeline, request: Request, endpoint: Endpoint): Promise<Response> {
  const body = endpoint.method === 'POST' ? await readBody(request, endpoint) : undefined
  if (body?.ok === false) return problemAnswer(body.code)
  const watched = await watchOutage(() => watchFaults(() => forward(pipeline, request, endpoint, body?.json)))
  if (!watched.outage && !watched.result.fault) return watched.result.result
  const requestId = request.headers.get('x-request-id') ?? undefined
  const error = watched.outage ? watched.error : watched.result.fault
  pipeline.log.error(
    {requestId, path: endpoint.path, error},
    watched.outage ? 'the database does not answer' : 'a query failed',
  )
  return watched.outage ? unavailable() : problemAnswer('SERVER_ERROR')
}
