import {type Database, prepareVisit, watchOutage} from '@docs-auth/drizzle'
import {type Auth, createAuth} from './auth'
import {database} from './database'
import {type Env, env} from './env'
import type {CurrentSession} from './features/account/current'
import {createOnward} from './features/passes/onward'
import {sessionCookieName} from './features/sessions/policy'
import {readSession} from './features/sessions/read'
import {ensureSigningKey} from './features/tokens/keys'
import {countCookie} from './http/cookies'
import {headersFor} from './http/forward'
import {createHandler} from './http/pipeline'
import {type AnswerVisit, createVisits} from './http/visits'
import {type Logger, log} from './log'

export interface Service {
  readonly env: Env
  readonly auth: Auth
  /** Answers a request below `/api/auth`. Never throws. */
  handle(request: Request): Promise<Response>
  /** The short way alone, for callers that have no `Request` yet. Never throws. */
  answerVisit: AnswerVisit
  /** Who sent these headers; for pages. @throws ServiceUnavailable when the database does not answer. */
  sessionOf(headers: Headers): Promise<CurrentSession | null>
  /** Where a reader with this session is sent, to whatever `safeReturn` let through; docs on another site get a code. */
  onward(href: string, sessionId: string): Promise<string>
  /** Resolves when the database answers and tokens can be signed. */
  ready(): Promise<void>
}

/** The database does not answer; nothing is known about anybody's session. */
export class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable'
}

function createService(parts: {env: Env; database: Database; log: Logger}): Service {
  const auth = createAuth(parts)
  const findVisit = prepareVisit(parts.database.orm)
  const answerVisit = createVisits({...parts, auth, findVisit})
  let warm = false
  return {
    env: parts.env,
    auth,
    handle: createHandler({...parts, auth, answerVisit}),
    answerVisit,
    onward: createOnward(parts.env, parts.database),
    sessionOf: (headers) => sessionOf(parts.env, auth, headers),
    ready: async () => {
      await parts.database.ping()
      if (warm) return
      await ensureSigningKey(auth, parts)
      // Nobody's token: the first reader must not wait until the embedded database has compiled what it takes.
      await findVisit('')
      warm = true
    },
  }
}

async function sessionOf(env: Env, auth: Auth, incoming: Headers): Promise<CurrentSession | null> {
  const cookie = incoming.get('cookie')
  const count = countCookie(cookie, sessionCookieName(env))
  // Without a cookie there is nobody to look up; with two of them, nobody can say which is the reader's.
  if (count !== 1) return null
  const watched = await watchOutage(() => readSession(auth, headersFor(env, incoming), {renew: false}))
  if (watched.outage) throw new ServiceUnavailable('The database does not answer.', {cause: watched.error})
  const found = watched.result.session
  if (!found) return null
  const {id, name, email, image, roles} = found.user
  const {id: sessionId, expiresAt, createdAt} = found.session
  return {
    user: {id, name, email, image: image ?? null, roles: roles ?? []},
    session: {id: sessionId, expiresAt, createdAt},
  }
}

let current: Promise<Service> | undefined

/** The service of this process: environment and database are read and opened at the first request, not at import. */
export function service(): Promise<Service> {
  current ??= Promise.resolve().then(async () => {
    const environment = env()
    return createService({env: environment, database: await database(environment), log})
  })
  return current
}
