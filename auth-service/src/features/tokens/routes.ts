import type {Endpoint} from '../../http/endpoint'

export const token: Endpoint = {
  method: 'GET',
  path: '/token',
  answer: (json) => ({token: (json as {token: string}).token}),
}

/** Public keys. Short-lived in caches: after a rotation a token must not wait for somebody's CDN. */
export const jwks: Endpoint = {
  method: 'GET',
  path: '/jwks',
  cache: 'public, max-age=60, stale-if-error=86400',
  answer: (json) => ({keys: (json as {keys: unknown[]}).keys}),
}
