import type {Database} from '@docs-auth/drizzle'
import * as schema from '@docs-auth/drizzle/schema'
import {eq} from 'drizzle-orm'

/** Addresses of all users, and of those who could never sign in: without a password, nor with the address free again. */
export async function accountsOf({orm}: Database): Promise<{all: Set<string>; orphans: string[]}> {
  const {user, account} = schema
  const rows = await orm
    .select({email: user.email, password: account.password})
    .from(user)
    .leftJoin(account, eq(account.userId, user.id))
  return {
    all: new Set(rows.map(({email}) => email)),
    orphans: rows.filter(({password}) => !password).map(({email}) => email),
  }
}
