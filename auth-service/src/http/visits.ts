import {type Database, type FindVisit, watchOutage} from '@docs-auth/drizzle'
import type {Auth} from '../auth'
import type {Env} from '../env'
import {keysVisit} from '../features/docs/visit'
import {createReadLimit} from '../features/limits/reads'
import {createPassReader} from '../features/passes/visit'
import {sessionToken} from '../features/sessions/cookie'
import {digest} from '../features/sessions/digests'
import {renewedEnd, sessionCookieName} from '../features/sessions/policy'
import {sessionVisit} from '../features/sessions/visit'
import {tokenVisit} from '../features/tokens/visit'
import type {Logger} from '../log'
import {comeBack, problemBody} from './answers'
import {countCookie} from './cookies'
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
 * keys, is answered with one query and without BetterAuth, by cookie or by pass. Everything else (nobody, a session that ended or is to be
 * renewed, a refusal, a question put wrongly) is left to the long way, so that there is one place that decides it.
 */
export function createVisits({env, database, findVisit, auth, log}: Parts): AnswerVisit {
  const waitOf = createReadLimit(database)
  const readPass = createPassReader(env, database)
  const doors: ReadonlyMap<string, VisitDoor> = new Map([
    ['/get-session', sessionVisit],
    ['/token', tokenVisit(auth, env, database)],
    ['/docs/keys', keysVisit(env, database)],
  ])

  const answer = async (question: Question, door: VisitDoor): Promise<PlainAnswer | null> => {
    const cookie = question.headers.get('cookie')
    // Who sends a cookie is asked for by it, pass or no pass.
    if (countCookie(cookie, sessionCookieName(env)) === 0) return answerPass(question, door)
    const token = sessionToken(cookie, env)
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

  /** Docs on another site than the service. Their visits move no cookie, so they renew nothing here. */
  const answerPass = async (question: Question, door: VisitDoor): Promise<PlainAnswer | null> => {
    const visit = await readPass(question.headers)
    if (!visit) return null
    const wait = door.limited ? await waitOf(visit.session.id) : 0
    if (wait > 0) return problem('TOO_MANY_REQUESTS', {'retry-after': String(wait)})
    const query = new URLSearchParams(question.query)
    query.set('disableRefresh', 'true')
    const json = await door.answer(visit, {...question, query})
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
