/** One mistake in what was asked of {@link openDatabase}, worded to follow a variable's name. */
export interface DatabaseProblem {
  field: 'url' | 'driver'
  /** For example "names no database: end it with /name". Never holds the address itself or any part of it. */
  message: string
}

/** The address or the driver is wrong. Thrown before anything is opened. */
export class DatabaseConfigError extends Error {
  override readonly name = 'DatabaseConfigError'

  constructor(readonly problems: readonly DatabaseProblem[]) {
    const lines = problems.map(({field, message}) => `the database ${field} ${message}`)
    super(`The database cannot be opened:\n${lines.map((line) => `- ${line}`).join('\n')}`)
  }
}

/** Another process, or another part of this one, has the PGlite directory open. */
export class DataDirectoryBusyError extends Error {
  override readonly name = 'DataDirectoryBusyError'

  constructor(
    readonly dataDir: string,
    /** Process id of the holder; undefined when it could not be read. */
    readonly pid: number | undefined,
    furtherRemedy?: string,
  ) {
    const [holder, remedy] =
      pid === process.pid
        ? ['this process', 'Open it once and share the handle.']
        : [pid ? `process ${pid}` : 'another process', 'Stop that one first, or use a Postgres server.']
    super(
      [
        `The database in ${dataDir} is in use by ${holder}.`,
        "PGlite serves one process at a time: two would destroy each other's data.",
        remedy,
        furtherRemedy,
      ]
        .filter(Boolean)
        .join(' '),
    )
  }
}

/** A migration needs a table that somebody else did not let go of. Nothing was changed. */
export class MigrationBlockedError extends Error {
  override readonly name = 'MigrationBlockedError'

  constructor(cause: unknown) {
    super(
      'The database could not be brought up to date: a table it has to change was in use for two minutes. ' +
        "Find who holds it (select pid, state, query from pg_stat_activity where state <> 'idle'), for example a " +
        'backup or a forgotten transaction, and start again when that has ended. Nothing was changed.',
      {cause},
    )
  }
}
