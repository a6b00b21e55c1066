import {DatabaseConfigError, type DatabaseProblem} from './errors.js'

const drivers = ['pglite', 'pg', 'neon'] as const

/** How the database is reached: embedded, over TCP, or over Neon's WebSocket. */
export type Driver = (typeof drivers)[number]

/** What an operator writes down: `DATABASE_URL` and `DATABASE_DRIVER`. Both may be missing. */
export interface DatabaseAddress {
  url?: string | undefined
  driver?: string | undefined
}

/** An address that passed {@link databaseProblems}. */
export type Target = {driver: 'pglite'} | {driver: 'pg' | 'neon'; url: string}

const EXAMPLE = 'postgres://user:password@host:5432/database'

/**
 * Everything that is wrong with an address, without opening it. Empty when it can be used.
 * Messages never quote the address: it holds a password.
 *
 * @example databaseProblems({url: 'mysql://…'}) // [{field: 'url', message: 'must start with postgres:// …'}]
 */
export function databaseProblems({url, driver}: DatabaseAddress): DatabaseProblem[] {
  if (driver !== undefined && !isDriver(driver)) {
    return [{field: 'driver', message: `must be one of ${drivers.join(', ')}`}]
  }
  if (url === undefined) {
    return driver === 'pg' || driver === 'neon'
      ? [{field: 'url', message: `is missing, and driver ${driver} needs one, for example ${EXAMPLE}`}]
      : []
  }
  if (driver === 'pglite') {
    // Ignoring the address would put accounts into a directory while the operator believes in a server.
    return [{field: 'url', message: 'is set, but driver pglite takes none: remove the one you do not mean'}]
  }
  return urlProblems(url, driver).map((message) => ({field: 'url', message}))
}

/**
 * Checks an address and settles which driver serves it: no url → PGlite, `*.neon.tech` → Neon, else pg.
 * @throws {DatabaseConfigError} with every problem at once
 */
export function resolveTarget(address: DatabaseAddress): Target {
  const problems = databaseProblems(address)
  if (problems.length > 0) throw new DatabaseConfigError(problems)
  if (address.url === undefined) return {driver: 'pglite'}
  return {driver: networkDriver(new URL(address.url), address.driver), url: address.url}
}

const isDriver = (name: string): name is Driver => (drivers as readonly string[]).includes(name)

function networkDriver(url: URL, driver: string | undefined): 'pg' | 'neon' {
  if (driver === 'pg' || driver === 'neon') return driver
  return url.hostname.endsWith('.neon.tech') ? 'neon' : 'pg'
}

function urlProblems(text: string, driver: string | undefined): string[] {
  // Not `new URL()` in a try: its error carries the input, password and all, into whatever logs it.
  if (!URL.canParse(text)) {
    return [`is not an address like ${EXAMPLE}. Percent-encode special characters in the password`]
  }
  const url = new URL(text)
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    return ['must start with postgres:// or postgresql://']
  }
  const problems: string[] = []
  if (!decodes(url.username) || !decodes(url.password) || !decodes(url.pathname)) {
    problems.push('has a stray %: write it as %25')
  }
  // A directory in ?host= is a Unix socket; then the authority may be empty.
  if (!url.hostname && !url.searchParams.has('host')) problems.push(`names no host: expected ${EXAMPLE}`)
  if (url.pathname.length < 2) problems.push('names no database: end it with /name')
  if (networkDriver(url, driver) === 'neon' && !url.password) {
    problems.push(
      "has no password, which Neon's driver needs: copy the whole connection string from the console",
    )
  }
  return problems
}

function decodes(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}
