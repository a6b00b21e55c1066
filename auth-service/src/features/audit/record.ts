import {recordEvent, type SecurityEvent} from '@docs-auth/drizzle'
import {addressHeader} from '../limits/policy'
import type {AuditEvent} from './policy'

type Orm = Parameters<typeof recordEvent>[0]

type Told = Omit<SecurityEvent, 'event' | 'address' | 'userAgent'> & {event: AuditEvent}

/** Writes down what happened in a request, with where it came from. */
export const record = (orm: Orm, headers: Pick<Headers, 'get'> | undefined, told: Told): Promise<void> =>
  recordEvent(orm, {
    ...told,
    address: headers?.get(addressHeader) ?? undefined,
    userAgent: headers?.get('user-agent') ?? undefined,
  })
