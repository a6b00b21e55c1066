import {DrizzleQueryError} from 'drizzle-orm'

/** What a driver says about where a query failed. `detail`, `hint` and `where` are left out: they quote rows. */
const PLACES = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const

/**
 * An error as it may be logged. Drizzle puts a failed query's parameters into the message (password hashes,
 * session tokens, addresses), and Postgres quotes the offending row in `detail`. This keeps the SQL with its
 * `$1` placeholders, the driver's message and code, and the stack. Errors without a query pass unchanged.
 *
 * @example logger.error({err: withoutValues(error)})
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const {cause} = error
  if (error instanceof DrizzleQueryError) {
    const clean = new Error(`Failed query: ${error.query}`, {cause: placeOf(cause)})
    clean.name = 'DatabaseQueryError'
    clean.stack = `${clean.name}: ${clean.message}\n${framesOf(error)}`
    return clean
  }
  // Straight from a driver, without Drizzle around it.
  if ('detail' in error) return placeOf(error)
  const cleanCause = withoutValues(cause)
  if (cleanCause === cause) return error
  const copy = new Error(error.message, {cause: cleanCause})
  copy.name = error.name
  copy.stack = `${copy.name}: ${copy.message}\n${framesOf(error)}`
  return copy
}

function placeOf(cause: unknown): unknown {
  if (typeof cause !== 'object' || cause === null) return cause
  const {name, message} = cause as Error
  const clean = Object.assign(new Error(String(message)), {name: name ?? 'Error'})
  clean.stack = `${clean.name}: ${clean.message}\n${cause instanceof Error ? framesOf(cause) : ''}`
  const known = cause as Record<string, unknown>
  for (const place of PLACES) if (known[place] !== undefined) Object.assign(clean, {[place]: known[place]})
  return clean
}

/** The stack without its first lines, which repeat the message. */
function framesOf({stack = ''}: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
