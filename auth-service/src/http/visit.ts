import type {Visit} from '@docs-auth/drizzle'

/** Header of a request that has been found to need the long way. Our server sets it, and drops what a client sends. */
export const longWayHeader = 'x-long-way'

/** A reader's GET, as far as its answer depends on it. */
export interface Question {
  /** Below `/api/auth`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Pick<Headers, 'get'>
}

/** An answer that is nobody's `Response` yet: making one costs more than finding it. */
export interface PlainAnswer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** How a door answers a reader whose session is alive. */
export interface VisitDoor {
  /** Whether it is counted how often a session asks. */
  readonly limited: boolean
  /** Whether asking counts as a visit, which moves the end of the session. */
  renews(question: Question): boolean
  /** The body, or `null` when this takes more than looking things up: BetterAuth answers then. */
  answer(visit: Visit, question: Question): unknown
}
