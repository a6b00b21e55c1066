import pino, {type Logger} from 'pino'
import {redactError} from './redact'

export type {Logger} from 'pino'
export {redactError, redactText} from './redact'

/** Structured lines on stdout. Errors go through redaction; addresses, passwords, tokens and bodies are never passed in. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: {service: 'auth-service'},
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {level: (label) => ({level: label})},
    serializers: {error: redactError},
  })
}

// Not from the parsed environment: its mistakes have to be told, too, and a level that does not exist is one of them.
const asked = process.env.LOG_LEVEL || 'info'

export const log: Logger = createLog(asked === 'silent' || asked in pino.levels.values ? asked : 'info')
