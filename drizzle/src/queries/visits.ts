import {eq, sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {jwks, session, user} from '../schema/index.js'
import {living, newestFirst} from './signing-keys.js'

/** What is known of a reader who comes with a session, as it is in the database now. The token stays there. */
export interface Visit {
  session: Pick<typeof session.$inferSelect, 'id' | 'userId' | 'createdAt' | 'updatedAt' | 'expiresAt'>
  user: typeof user.$inferSelect
  /** Id of the newest key that tokens may be signed with; `null` when one is still to be made. */
  signingKey: string | null
}

/** Finds a session by its token, as it is kept in `session.token`; also one that has expired. */
export type FindVisit = (token: string) => Promise<Visit | undefined>

/**
 * The query that nearly all requests are: one round trip, and prepared, because Postgres takes longer to plan it than to
 * answer it. A pooler between must know prepared statements: Neon's does, PgBouncer from 1.21 on does with
 * `max_prepared_statements`.
 */
export function prepareVisit(orm: Orm): FindVisit {
  const statement = orm
    .select(visitColumns(orm))
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(session.token, sql.placeholder('token')))
    .prepare('docs_auth_visit')
  return async (token) => (await statement.execute({token}))[0]
}

/** What a {@link Visit} is made of, in a query that joins `session` and `user`. */
export function visitColumns(orm: Orm) {
  // In the same statement, so that a rotation counts at the next token, on every instance.
  const newest = orm.select({id: jwks.id}).from(jwks).where(living).orderBy(newestFirst).limit(1)
  const {id, userId, createdAt, updatedAt, expiresAt} = session
  return {
    session: {id, userId, createdAt, updatedAt, expiresAt},
    user,
    signingKey: sql<string | null>`(${newest})`,
  }
}
