import {type OpenOptions, openDatabase} from '@docs-auth/drizzle'
import {session, user} from '@docs-auth/drizzle/schema'
import {eq, inArray} from 'drizzle-orm'

/** Moves the end of a reader's sessions into the past. @throws {Error} when there is none: the test would prove nothing */
export async function expireSessions(where: Partial<OpenOptions>, email: string): Promise<void> {
  const database = await openDatabase({dataDir: '', ...where})
  try {
    const {orm} = database
    const reader = orm.select({id: user.id}).from(user).where(eq(user.email, email))
    const expired = await orm
      .update(session)
      .set({expiresAt: new Date(Date.now() - 60_000)})
      .where(inArray(session.userId, reader))
      .returning({id: session.id})
    if (expired.length === 0) throw new Error(`${email} has no session that could expire.`)
  } finally {
    await database.close()
  }
}
