import type {ZodType} from 'zod'

/**
 * One door of the API. What is not listed in `endpoints.ts` answers 404, what a door does not name does not get
 * through it: no other field in the body, no other parameter in the query, no other field in the answer.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** Below `/api/auth`. */
  readonly path: `/${string}`
  /** The only body that is understood (POST). Its messages are problem codes. Absent: the body must be empty or `{}`. */
  readonly body?: ZodType
  /** Names of the query parameters that are passed on. */
  readonly query?: readonly string[]
  /** `Cache-Control` of a success; everything else is `no-store`. */
  readonly cache?: string
  /** Picks what may leave the service from what BetterAuth answered. */
  readonly answer: (json: unknown) => unknown
}
