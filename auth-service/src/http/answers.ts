import {type ProblemCode, problemOf} from './problems'

/** Seconds. Long enough for a database to fail over, short enough that a reader waits for it. */
export const comeBack = '5'

export interface AnswerOptions {
  status?: number
  headers?: HeadersInit
  /** `Cache-Control`; nothing personal may ever be kept by anybody. */
  cache?: string
}

export function jsonAnswer(
  body: unknown,
  {status = 200, headers, cache = 'no-store'}: AnswerOptions = {},
): Response {
  const response = new Response(JSON.stringify(body), {status, ...(headers && {headers})})
  response.headers.set('content-type', 'application/json')
  response.headers.set('cache-control', cache)
  return response
}

/** What every refusal says. */
export const problemBody = (code: ProblemCode) => ({code, message: problemOf(code).text})

/**
 * A refusal: `{code, message}`. Everything from 500 on has one and the same body.
 *
 * @param status for 503, which shares its code with 500
 */
export function problemAnswer(
  code: ProblemCode,
  headers: Record<string, string> = {},
  status?: number,
): Response {
  const answer = jsonAnswer(problemBody(code), {status: status ?? problemOf(code).status, headers})
  if (answer.status === 503) answer.headers.set('retry-after', comeBack)
  return answer
}

/** The database or the queue cannot serve now. Cookies are left as they are: nobody is signed out by a fault. */
export const unavailable = (): Response => problemAnswer('SERVER_ERROR', {}, 503)
