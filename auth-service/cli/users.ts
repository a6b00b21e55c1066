import {randomBytes} from 'node:crypto'
import {text} from 'node:stream/consumers'
import {type Database, recordEvent} from '@docs-auth/drizzle'
import {APIError} from 'better-auth/api'
import type {Auth} from '../src/auth'
import {signUp} from '../src/features/account/routes'
import type {AuditEvent} from '../src/features/audit/policy'
import {problemOf} from '../src/http/problems'
import {Refusal} from './command'

interface NewUser {
  email: string
  displayName: string
  roles: string[]
}

/** Makes an account under the rules that readers sign up under. */
export async function createUser(
  auth: Auth,
  database: Database,
  {email, displayName, roles}: NewUser,
): Promise<string> {
  const typed = await passwordFromInput()
  const password = typed ?? randomBytes(15).toString('base64url')
  const form = signUp.body?.safeParse({email, name: displayName, password})
  if (!form?.success) throw new Refusal(problemOf(form?.error.issues[0]?.message ?? '').text)
  const body = form.data as {email: string; name: string; password: string}
  const {internalAdapter} = await auth.$context
  if (await internalAdapter.findUserByEmail(body.email))
    throw new Refusal(
      `There is already an account for ${body.email}. To change its roles: role grant ${body.email} <role>`,
    )
  // Through BetterAuth's own sign-up, which makes user and password in one transaction; the session it opens as well
  // is nobody's.
  const {user} = await auth.api.signUpEmail({body}).catch((error: unknown) => {
    throw error instanceof APIError ? new Refusal(problemOf(String(error.body?.code)).text) : error
  })
  await internalAdapter.deleteUserSessions(user.id)
  const event: AuditEvent = 'role-granted'
  for (const role of roles) await recordEvent(database.orm, {event, subject: {id: user.id}, detail: {role}})
  if (roles.length > 0) await internalAdapter.updateUser(user.id, {roles})
  const made = `Made the account of ${body.name} <${body.email}>${roles.length > 0 ? `, roles ${roles.join(', ')}` : ''}.`
  return typed === undefined ? `${made}\nPassword, shown only now: ${password}` : made
}

/** The first line of standard input; `undefined` at a terminal or when there is none. */
async function passwordFromInput(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/)
  return line === '' ? undefined : line
}
