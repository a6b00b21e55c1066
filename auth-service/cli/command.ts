import {parseArgs} from 'node:util'
import {isRole} from 'docusaurus-plugin-auth/server'

export type Command =
  | {name: 'migrate'}
  | {name: 'user create'; email: string; displayName: string; roles: string[]}
  | {name: 'role list'; email: string}
  | {name: 'role grant' | 'role revoke'; email: string; role: string}

export const usage = `Usage: node dist/cli.mjs <command>

  user create --email <address> --name <name> [--roles staff,partner]
      Makes an account. The password is read from standard input; without one it is made and printed once.
  role grant  <address> <role>
  role revoke <address> <role>
  role list   <address>
  migrate
      Brings the database up to date.

The environment is that of the service. With the embedded database, stop the service first.`

/** The command line is not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A refusal that needs no stack: the operator reads it and knows what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** @throws UsageError */
export function commandFrom(args: string[]): Command {
  const [group, verb, ...rest] = args
  if (group === 'migrate' && verb === undefined) return {name: 'migrate'}
  if (group === 'user' && verb === 'create') return userCreate(rest)
  if (group === 'role' && verb === 'list') return {name: 'role list', email: needed(rest[0], 'an address')}
  if (group === 'role' && (verb === 'grant' || verb === 'revoke')) {
    const role = checkedRole(needed(rest[1], 'a role'))
    return {name: `role ${verb}`, email: needed(rest[0], 'an address'), role}
  }
  throw new UsageError(args.length === 0 ? 'Say what to do.' : `There is no command "${args.join(' ')}".`)
}

function userCreate(args: string[]): Command {
  const {values} = parsed(args)
  const roles = values.roles?.split(',').map((role) => checkedRole(role.trim())) ?? []
  const email = needed(values.email, '--email')
  return {name: 'user create', email, displayName: needed(values.name, '--name'), roles: [...new Set(roles)]}
}

function parsed(args: string[]) {
  try {
    const text = {type: 'string'} as const
    return parseArgs({args, options: {email: text, name: text, roles: text}})
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function needed(value: string | undefined, what: string): string {
  if (!value) throw new UsageError(`Give ${what}.`)
  return value
}

function checkedRole(role: string): string {
  if (isRole(role)) return role
  throw new UsageError(
    `"${role}" is not a role. Use lower-case letters, digits and hyphens, beginning with a letter: staff.`,
  )
}
