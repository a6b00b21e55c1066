import {randomUUID} from 'node:crypto'
import {desc, gt, isNull, or, sql} from 'drizzle-orm'
import type {Orm} from '../drivers/connection.js'
import {jwks} from '../schema/index.js'

export type SigningKey = typeof jwks.$inferSelect
export type NewSigningKey = Omit<SigningKey, 'id' | 'createdAt'>

/** Keys that tokens may be signed with, and the one that is: the newest. */
export const living = or(isNull(jwks.expiresAt), gt(jwks.expiresAt, sql`now()`))
export const newestFirst = desc(jwks.createdAt)

/**
 * Adds a key that tokens are signed with, unless somebody else has just done so. Every instance notices in the same
 * moment that the key is due, and so do requests beside each other; a key each would reach APIs one after the other,
 * and they refuse tokens of those they have not fetched yet.
 *
 * @param usable whether the caller could sign with a key: it may be encrypted with a secret that is gone
 * @returns the newest living key if it is usable, else the new one, which is then the newest
 */
export async function addSigningKey(
  orm: Orm,
  key: NewSigningKey,
  usable: (key: SigningKey) => Promise<boolean>,
): Promise<SigningKey> {
  return orm.transaction(async (tx) => {
    // Whoever wants to add one waits here; whoever reads does not.
    await tx.execute(sql`lock table ${jwks} in share row exclusive mode`)
    const [newest] = await tx.select().from(jwks).where(living).orderBy(newestFirst).limit(1)
    if (newest && (await usable(newest))) return newest
    // Clocks of instances differ, and the newest key is the one that signs.
    const after = newest ? newest.createdAt.getTime() + 1 : 0
    const createdAt = new Date(Math.max(Date.now(), after))
    const [added] = await tx
      .insert(jwks)
      .values({...key, id: randomUUID(), createdAt})
      .returning()
    return added as SigningKey
  })
}
