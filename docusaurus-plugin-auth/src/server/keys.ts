import {APIError, createAuthEndpoint, getSessionFromCtx} from 'better-auth/api'
import {createKeyring, keysQuery} from './keyring.js'

/**
 * `GET /docs/keys?site=…&epoch=…&access=signed-in&access=staff`: hands out the keys of the pages a reader may open.
 * It is a simple request, so browsers send no preflight. Roles are those in the database now, not those of sign-in.
 */
export function keysEndpoint(secrets: readonly string[]) {
  const keyring = createKeyring(secrets)
  const options = {method: 'GET', query: keysQuery, metadata: {noStore: true}} as const
  return createAuthEndpoint('/docs/keys', options, async (ctx) => {
    keyring.check(ctx.query, {
      headers: ctx.headers ?? new Headers(),
      serviceOrigin: new URL(ctx.context.baseURL).origin,
      isTrusted: (origin) => ctx.context.isTrustedOrigin(origin),
    })
    // Never from a cookie cache: a role that was taken away must count at once.
    const current = await getSessionFromCtx(ctx, {disableCookieCache: true})
    if (!current) throw APIError.from('UNAUTHORIZED', {code: 'UNAUTHORIZED', message: 'Sign in first.'})
    return ctx.json(await keyring.answer(ctx.query, current))
  })
}
