import {APIError, createAuthEndpoint, getSessionFromCtx} from 'better-auth/api'
import * as z from 'zod'
import {type CanonicalAccess, PUBLIC, parseAccess, rolesOf, SIGNED_IN} from '../access/access.js'
import {deriveContentKey} from '../seal/keys.js'
import {isOwnSite} from './site.js'

/** More kinds of access than any site has; enough to keep one request cheap. */
const maxAccesses = 32

const line = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[^\n]*$/)

const query = z.object({
  site: line,
  epoch: line.max(64),
  access: z.union([z.string(), z.array(z.string())]).transform((value) => [...new Set([value].flat())]),
})

/** What `GET /docs/keys` answers: the session and the reader's own keys in one go. */
export interface KeysAnswer {
  /** Access → key, base64url. */
  keys: Record<CanonicalAccess, string>
  /** Keys of older content secrets, for pages that were built before the secret was changed. */
  older?: Record<CanonicalAccess, string[]>
  /** Accesses whose roles this reader does not have. */
  denied: CanonicalAccess[]
  user: {id: string; name: string; email: string; image: string | null; roles: string[]}
  /** ISO 8601 in JSON. The token stays where it is: scripts have no use for it but to lose it. */
  session: {id: string; createdAt: Date; expiresAt: Date}
}

/**
 * `GET /docs/keys?site=…&epoch=…&access=signed-in&access=staff`: hands out the keys of the pages a reader may open.
 * It is a simple request, so browsers send no preflight. Roles are those in the database now, not those of sign-in.
 */
export function keysEndpoint(secrets: readonly string[]) {
  return createAuthEndpoint('/docs/keys', {method: 'GET', query, metadata: {noStore: true}}, async (ctx) => {
    const {site, epoch} = ctx.query
    const serviceOrigin = new URL(ctx.context.baseURL).origin
    const isTrusted = (origin: string): boolean => ctx.context.isTrustedOrigin(origin)
    if (!isOwnSite({site, headers: ctx.headers ?? new Headers(), serviceOrigin, isTrusted})) {
      throw APIError.from('FORBIDDEN', {
        code: 'SITE_NOT_TRUSTED',
        message: 'Keys are handed to pages of the site itself. Add its origin to the trusted origins.',
      })
    }
    const accesses = ctx.query.access
    if (accesses.length > maxAccesses || !accesses.every(isCanonical)) {
      throw APIError.from('BAD_REQUEST', {
        code: 'ACCESS_INVALID',
        message: 'An access is signed-in, or sorted role names joined by +.',
      })
    }
    // Never from a cookie cache: a role that was taken away must count at once.
    const current = await getSessionFromCtx(ctx, {disableCookieCache: true})
    if (!current) throw APIError.from('UNAUTHORIZED', {code: 'UNAUTHORIZED', message: 'Sign in first.'})
    const user = shownUser(current.user)
    const {id, createdAt, expiresAt} = current.session
    const allowed = accesses.filter((access) => mayRead(user.roles, access))
    const derive = (secret: string, access: CanonicalAccess): Promise<string> =>
      deriveContentKey({secret, site, epoch, access}).then((key) => Buffer.from(key).toString('base64url'))
    const [secret = '', ...olderSecrets] = secrets
    const answer: KeysAnswer = {
      keys: await entries(allowed, (access) => derive(secret, access)),
      denied: accesses.filter((access) => !allowed.includes(access)),
      user,
      session: {id, createdAt, expiresAt},
    }
    if (olderSecrets.length > 0) {
      answer.older = await entries(allowed, (access) =>
        Promise.all(olderSecrets.map((old) => derive(old, access))),
      )
    }
    return ctx.json(answer)
  })
}

/** Signed in is enough for `signed-in`; otherwise one of the roles is. */
function mayRead(roles: readonly string[], access: CanonicalAccess): boolean {
  return access === SIGNED_IN || rolesOf(access).some((role) => roles.includes(role))
}

function isCanonical(access: string): boolean {
  try {
    return access !== PUBLIC && access === parseAccess(access.includes('+') ? access.split('+') : access)
  } catch {
    return false
  }
}

function shownUser(user: Record<string, unknown>): KeysAnswer['user'] {
  const {id, name, email, image = null, roles} = user
  return {id, name, email, image, roles: roles ?? []} as KeysAnswer['user']
}

async function entries<Value>(
  accesses: readonly CanonicalAccess[],
  make: (access: CanonicalAccess) => Promise<Value>,
): Promise<Record<CanonicalAccess, Value>> {
  return Object.fromEntries(
    await Promise.all(accesses.map(async (access) => [access, await make(access)] as const)),
  )
}
