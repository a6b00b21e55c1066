/**
 * Who may read a page, as authors write it: everybody, every signed-in reader, or readers who have
 * at least one of these roles.
 */
export type Access = 'public' | 'signed-in' | (string & {}) | readonly string[]

/**
 * The one spelling of an `Access` that the rest of the code compares, stores and derives keys from:
 * `public`, `signed-in`, or sorted roles joined by `+` (`partner+staff`).
 */
export type CanonicalAccess = string

export const PUBLIC: CanonicalAccess = 'public'
export const SIGNED_IN: CanonicalAccess = 'signed-in'

/** Most kinds of access in one question for keys: more than any site has. */
export const MAX_ACCESSES = 32

const ROLE = /^[a-z][a-z0-9-]*$/
/** Whether pages can ask for a role of this name. */
export const isRole = (name: string): boolean => name !== PUBLIC && name !== SIGNED_IN && ROLE.test(name)

const EXAMPLE = 'Write public, signed-in, a role such as staff, or a list such as [staff, partner].'

/** A value that is not an `Access`; the message says why and what to write instead. */
export class MalformedAccess extends Error {
  override name = 'MalformedAccess'
}

/** Reads what an author wrote. Throws `MalformedAccess`: a typo must never publish a page. */
export function parseAccess(value: unknown): CanonicalAccess {
  if (typeof value === 'string') return parseWord(value)
  if (!Array.isArray(value)) throw new MalformedAccess(`it is ${describe(value)}. ${EXAMPLE}`)
  if (value.length === 0) throw new MalformedAccess(`the list of roles is empty. ${EXAMPLE}`)
  return canonical(value.map(parseRole))
}

/** The roles of a canonical access, any of which opens the page; none for `public` and `signed-in`. */
export function rolesOf(access: CanonicalAccess): string[] {
  return access === PUBLIC || access === SIGNED_IN ? [] : access.split('+')
}

/**
 * The access that admits only readers whom both admit: how a translated or versioned copy inherits from
 * its original. `null` when two role lists have nothing in common: nobody is known to satisfy both.
 */
export function stricter(a: CanonicalAccess, b: CanonicalAccess): CanonicalAccess | null {
  if (a === PUBLIC || a === b) return b
  if (b === PUBLIC) return a
  if (a === SIGNED_IN) return b
  if (b === SIGNED_IN) return a
  const both = rolesOf(a).filter((role) => rolesOf(b).includes(role))
  return both.length > 0 ? canonical(both) : null
}

function parseWord(word: string): CanonicalAccess {
  return word === PUBLIC || word === SIGNED_IN ? word : parseRole(word)
}

function parseRole(role: unknown): string {
  if (role === PUBLIC || role === SIGNED_IN) {
    throw new MalformedAccess(`'${role}' is not a role and stands alone: a list holds roles only. ${EXAMPLE}`)
  }
  if (typeof role !== 'string') throw new MalformedAccess(`a role is ${describe(role)}. ${EXAMPLE}`)
  if (!ROLE.test(role)) {
    const rule = 'roles are lower-case letters, digits and hyphens, and start with a letter'
    throw new MalformedAccess(`${JSON.stringify(role)} is not a role: ${rule}. ${EXAMPLE}`)
  }
  return role
}

function canonical(roles: string[]): CanonicalAccess {
  return [...new Set(roles)].sort().join('+')
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  return `${JSON.stringify(value) ?? String(value)} (${typeof value})`
}
