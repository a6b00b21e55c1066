/** One error, as far as it may be written down. */
export interface LoggedError {
  name: string
  message: string
  code?: string
  /** Where it was thrown; calls only, without the message. */
  stack?: string
  cause?: LoggedError
}

/**
 * What a log may hold of an error. Libraries put what they were working on into their messages: Drizzle the query with
 * its parameters, which are addresses, hashes and session tokens; Postgres the offending value.
 */
export function redactError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return {name: typeof error, message: ''}
  const {code} = error as {code?: unknown}
  const calls = error.stack
    ?.match(/^\s+at .+$/gm)
    ?.slice(0, 12)
    .join('\n')
  return {
    name: error.name,
    message: redactText(error.message),
    ...(typeof code === 'string' && {code}),
    ...(calls && {stack: calls}),
    ...(error.cause instanceof Error && depth < 4 && {cause: redactError(error.cause, depth + 1)}),
  }
}

/** A sentence without addresses, without query parameters, without anything long enough to be a token. */
export function redactText(text: string): string {
  return text
    .replace(/\nparams:[\s\S]*$/, '\nparams: [redacted]')
    .replace(/[^\s@"'<>(]+(?:@|%40)[^\s@"'<>)]+/gi, '[redacted]')
    .replace(/[A-Za-z0-9_-]{24,}/g, '[redacted]')
    .slice(0, 1000)
}
