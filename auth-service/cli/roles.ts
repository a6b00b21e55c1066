import {type Database, recordEvent} from '@docs-auth/drizzle'
import type {Auth} from '../src/auth'
import type {AuditEvent} from '../src/features/audit/policy'
import {Refusal} from './command'

interface Change {
  name: 'role grant' | 'role revoke'
  email: string
  role: string
}

/** Grants or takes away; what is already so is left so. Pages and keys follow at the reader's next request. */
export async function changeRole(
  auth: Auth,
  database: Database,
  {name, email, role}: Change,
): Promise<string> {
  const {id, roles} = await accountOf(auth, email)
  const others = roles.filter((held) => held !== role)
  const changed = name === 'role grant' ? [...others, role].sort() : others
  const {internalAdapter} = await auth.$context
  if (changed.length !== roles.length) {
    const event: AuditEvent = name === 'role grant' ? 'role-granted' : 'role-revoked'
    await recordEvent(database.orm, {event, subject: {id}, detail: {role}})
    await internalAdapter.updateUser(id, {roles: changed})
  }
  return describe(email, changed)
}

export async function listRoles(auth: Auth, email: string): Promise<string> {
  const {roles} = await accountOf(auth, email)
  return describe(email, roles)
}

const describe = (email: string, roles: readonly string[]): string =>
  roles.length === 0 ? `${email} has no roles.` : `${email} has the roles ${roles.join(', ')}.`

async function accountOf(auth: Auth, email: string): Promise<{id: string; roles: string[]}> {
  const {internalAdapter} = await auth.$context
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase())
  if (!found)
    throw new Refusal(`There is no account for ${email}. Check the spelling, or make one: user create`)
  const {id, roles} = found.user as {id: string; roles?: string[]}
  return {id, roles: roles ?? []}
}
