import type {Env} from '../../env'

/** Origins whose pages may ask and be returned to: the listed ones, and the service's own. */
export const allowedOrigins = ({trustedOrigins, serviceUrl}: Env): readonly string[] => [
  ...trustedOrigins,
  serviceUrl,
]

/** Seconds that a browser may remember a preflight. */
const remember = '600'

/**
 * CORS headers for a request from `origin`. Exact comparison: no wildcards, no suffixes, no `null`.
 * They belong on every answer, refusals included: a page must be able to read why.
 */
export function corsHeaders(origin: string | null, allowed: readonly string[]): Record<string, string> {
  // Also when nothing is granted: caches must not hand one site's answer to another.
  const vary = {vary: 'Origin'}
  if (!origin || !allowed.includes(origin)) return vary
  return {
    ...vary,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    // `Date`, which everybody else may read anyway: by it a page sees that a clock is wrong.
    'access-control-expose-headers': 'Date, Retry-After, X-Request-Id',
  }
}

/** What a preflight asks for on top. Passes travel in a header of their own; where no site gets one, it stays closed. */
export const preflightHeaders = (
  methods: readonly string[],
  {crossSites}: Pick<Env, 'crossSites'>,
): Record<string, string> => ({
  'access-control-allow-methods': methods.join(', '),
  'access-control-allow-headers': crossSites.length > 0 ? 'Authorization, Content-Type' : 'Content-Type',
  'access-control-max-age': remember,
})
