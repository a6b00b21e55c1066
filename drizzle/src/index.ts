export {type DatabaseAddress, type Driver, databaseProblems} from './address.js'
export {type Database, type OpenOptions, openDatabase} from './database.js'
export type {Orm} from './drivers/connection.js'
export type {NeonProxy} from './drivers/neon.js'
export {
  DatabaseConfigError,
  type DatabaseProblem,
  DataDirectoryBusyError,
  MigrationBlockedError,
} from './errors.js'
export {isOutage} from './outage/is-outage.js'
export {type Watched, watchOutage} from './outage/watch.js'
export {
  type Attempt,
  type AttemptLimits,
  deleteAttemptsBefore,
  forgetAttempts,
  giveBackAttempt,
  takeAttempt,
} from './queries/attempts.js'
export {deleteEventsBefore, recordEvent, type SecurityEvent} from './queries/events.js'
export {
  addPass,
  type DocsPass,
  deleteExpiredPasses,
  type FindPass,
  issueCode,
  moveSessionEnd,
  preparePass,
  takeCode,
} from './queries/passes.js'
export {addReads} from './queries/reads.js'
export {addSigningKey, type NewSigningKey, type SigningKey} from './queries/signing-keys.js'
export {type FindVisit, prepareVisit, type Visit} from './queries/visits.js'
export {withoutValues} from './without-values.js'
