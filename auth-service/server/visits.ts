import type {IncomingMessage, ServerResponse} from 'node:http'
import type {Env} from '../src/env'
import {allowedOrigins, corsHeaders} from '../src/features/cors/policy'
import {logAnswered} from '../src/http/log'
import {longWayHeader} from '../src/http/visit'
import type {AnswerVisit} from '../src/http/visits'
import type {Logger} from '../src/log'

const base = '/api/auth'

/**
 * Makes the function that answers readers' visits before Next sees them: its router, its `Request` and its `Response`
 * cost more than the answer itself. The same answers are in the API's pipeline, which Next leads to.
 *
 * @returns whether it has answered; `false` when the request has to go on.
 */
export function createVisitServer({
  env,
  log,
  answerVisit,
}: {
  env: Env
  log: Logger
  answerVisit: AnswerVisit
}) {
  const allowed = allowedOrigins(env)

  return async (
    {method = '', url = '', headers}: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> => {
    if (method !== 'GET' || !url.startsWith(`${base}/`)) return false
    const started = performance.now()
    const [path = '', ...query] = url.slice(base.length).split('?')
    const get = (name: string): string | null => headers[name]?.toString() ?? null
    const answer = await answerVisit({path, query: new URLSearchParams(query.join('?')), headers: {get}})
    if (!answer) {
      // Or the pipeline would look all of it up again, and count it twice.
      headers[longWayHeader] = '1'
      return false
    }
    response.writeHead(answer.status, {
      ...answer.headers,
      ...corsHeaders(get('origin'), allowed),
      'content-length': Buffer.byteLength(answer.body),
    })
    response.end(answer.body)
    logAnswered(log, {
      requestId: get('x-request-id') ?? undefined,
      method,
      path,
      status: answer.status,
      started,
    })
    return true
  }
}
