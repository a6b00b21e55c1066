/**
 * What one run of the suite may cost the deployment it asks. A run that needs more fails instead of going on: operators
 * let it loose on real services.
 */
export const bounds = {
  /** HTTP requests. */
  requests: 500,
  /** Accounts that are left behind; their addresses begin with `security-check.` and end with `@example.com`. */
  accounts: 2,
  /** From the first request to the last. */
  seconds: 240,
} as const
