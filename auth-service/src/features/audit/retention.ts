import {
  type Database,
  deleteAttemptsBefore,
  deleteEventsBefore,
  deleteExpiredPasses,
} from '@docs-auth/drizzle'
import type {Logger} from '../../log'
import {attemptLimits} from '../limits/policy'

const hour = 60 * 60 * 1000
const day = 24 * hour

/**
 * Deletes what is older than an operator wants to keep, at start and every hour; every instance does, and a second one
 * finds nothing. Never fails: a database that is away is tried again an hour later.
 */
export function startRetention({orm}: Database, {days, log}: {days: number; log: Logger}): void {
  const clean = () =>
    Promise.all([
      deleteEventsBefore(orm, new Date(Date.now() - days * day)),
      deleteAttemptsBefore(orm, new Date(Date.now() - attemptLimits.forgiveAfter * 1000)),
      deleteExpiredPasses(orm),
    ]).catch((error: unknown) => log.warn({error}, 'old security events could not be deleted'))
  void clean()
  setInterval(clean, hour).unref()
}
