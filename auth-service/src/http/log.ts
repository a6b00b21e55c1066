import {type Logger, redactText} from '../log'

interface Answered {
  requestId: string | undefined
  method: string
  /** Below `/api/auth`, without the query. Of a door that does not exist it is whatever somebody typed. */
  path: string
  status: number
  /** `performance.now()` when the request came. */
  started: number
}

/** One line for every answer of the API. */
export function logAnswered(log: Logger, {started, ...answered}: Answered): void {
  const ms = Math.round(performance.now() - started)
  log[levelOf(answered)]({...answered, path: redactText(answered.path), ms})
}

/** Reads are many and say little; changes and refusals are what an operator looks for. */
function levelOf({method, status}: Pick<Answered, 'method' | 'status'>): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn'
  return method === 'POST' || status >= 400 ? 'info' : 'debug'
}
