import {type Database, type FindVisit, watchOutage} from '@docs-auth/drizzle'
import type {Auth} from '../auth'
import type {Env} from '../env'
import {keysVisit} from '../features/docs/visit'
import {createReadLimit} from '../features/limits/reads'
import {sessionToken} from '../features/sessions/cookie'
import {digest} from '../features/sessions/digests'
import {renewedEnd} from '../features/sessions/policy'
import {sessionVisit} from '../features/sessions/visit'
import {tokenVisit} from '../features/tokens/visit'
import type {Logger} from '../log'
import {comeBack, problemBody} from './answers'
import {type ProblemCode, problemOf} from './problems'
import type {PlainAnswer, Question, VisitDoor} from './visit'

interface Parts {
  env: Env
  database: Database
  findVisit: FindVisit
  auth: Auth
  log: Logger
}

/** Answers a question, or `null` when it must go the long way. Never throws. */
export type AnswerVisit = (question: Question) => Promise<PlainAnswer | null>

/**
 * The short way: what nearly all requests are, a reader with a living session who asks who they are, for a token or for
 * keys, is answered with one query and without BetterAuth. Everything else (nobody, a session that ended or is to be
 * renewed, a refusal, a question put wrongly) is left to the long way, so that there is one place that decides it.
 */
export function createVisits({env, database, findVisit, auth, log}: Parts): AnswerVisit {
  const waitOf = createReadLimit(database)
  const doors: ReadonlyMap<string, VisitDoor> = new Map([
    ['/get-session', sessionVisit],
    ['/token', tokenVisit(auth, env)],
    ['/docs/keys', keysVisit(env, database)],
  ])

  const answer = async (question: Question, door: VisitDoor): Promise<PlainAnswer | null> => {
    const token = sessionToken(question.headers.get('cookie'), env)
    if (token === null) return null
    const key = digest(token)
    const wait = door.limited ? await waitOf(key) : 0
    if (wait > 0) return problem('TOO_MANY_REQUESTS', {'retry-after': String(wait)})
    const visit = await findVisit(key)
    if (!visit) return null
    const now = new Date()
    if (visit.session.expiresAt < now) return null
    if (door.renews(question) && renewedEnd(visit.session, now)) return null
    const json = await door.answer(visit, question)
    return json === null ? null : {status: 200, headers: personal, body: JSON.stringify(json)}
  }

  return async (question) => {
    const door = doors.get(question.path)
    if (!door) return null
    const {path} = question
    const requestId = question.headers.get('x-request-id') ?? undefined
    try {
      const watched = await watchOutage(() => answer(question, door))
      if (!watched.outage) return watched.result
      log.error({requestId, path, error: watched.error}, 'the database does not answer')
      return problem('SERVER_ERROR', {'retry-after': comeBack}, 503)
    } catch (error) {
      log.error({requestId, path, error}, 'the short way failed, the request goes the long one')
      return null
    }
  }
}

const personal = {'content-type': 'application/json', 'cache-control': 'no-store'}

function problem(code: ProblemCode, headers: Record<string, string>, status?: number): PlainAnswer {
  return {
    status: status ?? problemOf(code).status,
    headers: {...personal, ...headers},
    body: JSON.stringify(problemBody(code)),
  }
}
