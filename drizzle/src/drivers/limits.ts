/** How long anything may take, in milliseconds, and how many connections one process opens. */
export const limits = {
  max: 10,
  /**
   * An unused connection is kept: whoever comes after a pause must not wait for a new one. Shorter than the five minutes
   * after which Neon puts a database to sleep, which cuts them.
   */
  idleTimeoutMillis: 240_000,
  /** To get a connection: a new one, or a free one of a busy pool. After that the reader gets a 503. */
  connectionTimeoutMillis: 3_000,
  /** For one statement, counted by the server. */
  statement_timeout: 5_000,
  /** For one statement, counted by us, for when the server is frozen or the line is a black hole. */
  query_timeout: 7_000,
} as const
