import type {Service} from './service.ts'

/** One thing that is true of every deployment that can be trusted, and how to see it from outside. */
export interface Check {
  /** Short, and it stays: the table in SECURITY.md and operators' notes name it. */
  id: string
  /** Requirements of OWASP ASVS 5.0.0 that it shows, as `3.3.1`. */
  asvs: readonly [string, ...string[]]
  /** What must be true. */
  claim: string
  /** @throws when it is not true */
  run(service: Service): Promise<void>
}
