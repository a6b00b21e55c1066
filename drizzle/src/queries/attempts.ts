import {eq, lt, sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {signInAttempt} from '../schema/index.js'

export interface AttemptLimits {
  /** Attempts that cost no waiting. */
  free: number
  /** Seconds without an attempt after which the first few are forgotten. */
  forgetAfter: number
  /** Seconds to wait after the last free attempt; twice as many after each further one … */
  wait: number
  /** … up to this many. */
  longestWait: number
  /** Seconds without an attempt after which even an attack is forgotten. */
  forgiveAfter: number
}

/** `retryAfter` in whole seconds, at least 1. */
export type Attempt = {allowed: true} | {allowed: false; retryAfter: number}

/**
 * Takes one attempt, or says how long to wait. It is counted as failed until `forgetAttempts` or `giveBackAttempt` says
 * otherwise: counted afterwards, a hundred at the same moment would all be free. One statement, by the database's clock,
 * so all instances count together.
 */
export async function takeAttempt(orm: Orm, key: string, limits: AttemptLimits): Promise<Attempt> {
  const {failures, lastAt, freeAt} = signInAttempt
  // Else the database takes the numbers of a `case` for text.
  const [free, forgetAfter, forgiveAfter, firstWait, longestWait] = [
    limits.free,
    limits.forgetAfter,
    limits.forgiveAfter,
    limits.wait,
    limits.longestWait,
  ].map((number) => sql`${number}::integer`)
  const forgotten = sql`now() - ${lastAt} > make_interval(secs =>
    case when ${failures} < ${free} then ${forgetAfter} else ${forgiveAfter} end)`
  const counted = sql`case when ${forgotten} then 1 else ${failures} + 1 end`
  // Sixteen doublings are 18 hours from one second: more would only overflow.
  const wait = sql`least(${longestWait}, ${firstWait} * power(2, least(${counted} - ${free}, 16)))`
  const taken = await orm
    .insert(signInAttempt)
    .values({key, failures: 1, lastAt: sql`now()`, freeAt: sql`now()`})
    .onConflictDoUpdate({
      target: signInAttempt.key,
      set: {
        failures: counted,
        lastAt: sql`now()`,
        freeAt: sql`case when ${counted} < ${free} then now() else now() + make_interval(secs => ${wait}) end`,
      },
      // Not by the time alone: who waited for the row may find a moment in it that began after their own `now()`.
      setWhere: sql`${failures} < ${free} or ${freeAt} <= now()`,
    })
    .returning({failures})
  if (taken.length > 0) return {allowed: true}
  const [row] = await orm
    .select({left: sql<number>`ceil(extract(epoch from ${freeAt} - now()))::int`})
    .from(signInAttempt)
    .where(eq(signInAttempt.key, key))
  return {allowed: false, retryAfter: Math.max(1, row?.left ?? 1)}
}

/** The attempt was right: what failed before it is no longer of interest. */
export async function forgetAttempts(orm: Orm, key: string): Promise<void> {
  await orm.delete(signInAttempt).where(eq(signInAttempt.key, key))
}

/** The attempt was neither right nor wrong: it could not be looked at. */
export async function giveBackAttempt(orm: Orm, key: string): Promise<void> {
  const {failures} = signInAttempt
  await orm
    .update(signInAttempt)
    .set({failures: sql`greatest(${failures} - 1, 0)`, freeAt: sql`now()`})
    .where(eq(signInAttempt.key, key))
}

/** Throws away what no longer counts. */
export async function deleteAttemptsBefore(orm: Orm, moment: Date): Promise<void> {
  await orm.delete(signInAttempt).where(lt(signInAttempt.lastAt, moment))
}
