import {and, eq, gt, lt, sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {docsPass, session, user} from '../schema/index.js'
import {type Visit, visitColumns} from './visits.js'

/** A row to be: `expiresIn` in seconds from now, by the database's clock, which all instances share. */
export interface DocsPass {
  digest: string
  sessionId: string
  /** Of the docs. */
  origin: string
  expiresIn: number
}

const fromNow = (seconds: number) => sql`now() + make_interval(secs => ${seconds}::integer)`

/**
 * Keeps a code, unless the session has `most` that live already: who asks for codes without end fills no disk. Requests
 * at the same moment may each get one more.
 *
 * @returns whether it is kept.
 */
export async function issueCode(
  orm: Orm,
  {expiresIn, ...code}: DocsPass & {challenge: string},
  most: number,
): Promise<boolean> {
  const {kind, sessionId, expiresAt} = docsPass
  const alive = and(eq(sessionId, code.sessionId), eq(kind, 'code'), gt(expiresAt, sql`now()`))
  if ((await orm.$count(docsPass, alive)) >= most) return false
  await orm.insert(docsPass).values({...code, kind: 'code', expiresAt: fromNow(expiresIn)})
  return true
}

/** What a code stood for. */
interface TakenCode {
  sessionId: string
  userId: string
  origin: string
  challenge: string | null
  isAlive: boolean
}

/**
 * Takes a code out, whatever is wrong with it: one statement, so that of two who bring it one gets it, and nobody can try
 * verifiers with it.
 */
export async function takeCode(orm: Orm, digest: string): Promise<TakenCode | undefined> {
  const {sessionId, origin, challenge, expiresAt} = docsPass
  const owner = orm.select({id: session.userId}).from(session).where(eq(session.id, sessionId))
  const [taken] = await orm
    .delete(docsPass)
    .where(and(eq(docsPass.digest, digest), eq(docsPass.kind, 'code')))
    .returning({
      sessionId,
      userId: sql<string>`(${owner})`,
      origin,
      challenge,
      isAlive: sql<boolean>`${expiresAt} > now()`,
    })
  return taken
}

/**
 * Keeps a pass, or the cookie that brings the next one. A cookie that is known already lives on until its new end.
 *
 * @throws when the session has ended meanwhile: there is no row left to hang it on.
 */
export async function addPass(
  orm: Orm,
  kind: 'pass' | 'cookie',
  {expiresIn, ...pass}: DocsPass,
): Promise<void> {
  const expiresAt = fromNow(expiresIn)
  await orm
    .insert(docsPass)
    .values({...pass, kind, expiresAt})
    .onConflictDoUpdate({target: docsPass.digest, set: {expiresAt}})
}

/** Finds who has a living pass or cookie, and for which origin; also when the session has expired. */
export type FindPass = (
  kind: 'pass' | 'cookie',
  digest: string,
) => Promise<(Visit & {origin: string}) | undefined>

/** As `prepareVisit`, for readers who come with a pass. */
export function preparePass(orm: Orm): FindPass {
  const statement = orm
    .select({...visitColumns(orm), origin: docsPass.origin})
    .from(docsPass)
    .innerJoin(session, eq(session.id, docsPass.sessionId))
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        eq(docsPass.digest, sql.placeholder('digest')),
        eq(docsPass.kind, sql.placeholder('kind')),
        gt(docsPass.expiresAt, sql`now()`),
      ),
    )
    .prepare('docs_auth_pass')
  return async (kind, digest) => (await statement.execute({kind, digest}))[0]
}

/** A visit by cookie of the docs moves the end of the session, as one to the service does. */
export async function moveSessionEnd(orm: Orm, id: string, expiresAt: Date): Promise<void> {
  await orm.update(session).set({expiresAt, updatedAt: new Date()}).where(eq(session.id, id))
}

/** Throws away what opens nothing any more. */
export async function deleteExpiredPasses(orm: Orm): Promise<void> {
  await orm.delete(docsPass).where(lt(docsPass.expiresAt, sql`now()`))
}
