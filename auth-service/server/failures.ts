import {
  DatabaseConfigError,
  DataDirectoryBusyError,
  isOutage,
  MigrationBlockedError,
} from '@docs-auth/drizzle'
import {Refusal} from '../cli/command'
import {EnvError} from '../src/env'
import {redactError} from '../src/log/redact'

/** Mistakes of the place we run in; their messages say what to do, and a stack would only hide it. */
const ownWords = [EnvError, DatabaseConfigError, DataDirectoryBusyError, MigrationBlockedError, Refusal]

/** What an operator reads when the service or a command cannot start. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (ownWords.some((kind) => error instanceof kind)) return error.message
  const {code, port} = error as {code?: string; port?: number}
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the program that listens there, or set PORT to another one.`
  const known = redactError(error)
  if (isOutage(error))
    return `The database does not answer (${known.cause?.message ?? known.message}). Check that it runs and that DATABASE_URL points to it.`
  return `${known.name}: ${known.message}\n${known.stack ?? ''}`
}
