import {APIError} from 'better-auth/api'
import * as z from 'zod'
import {
  type CanonicalAccess,
  MAX_ACCESSES,
  PUBLIC,
  parseAccess,
  rolesOf,
  SIGNED_IN,
} from '../access/access.js'
import {deriveContentKey} from '../seal/keys.js'
import {isOwnSite, type SiteClaim} from './site.js'

/** Derived keys that are kept: many sites' worth, and a fixed amount of memory whatever is asked for. */
const maxKept = 1024

const line = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[^\n]*$/)

/** The query of `GET /docs/keys`. */
export const keysQuery = z.object({
  site: line,
  epoch: line.max(64),
  access: z.union([z.string(), z.array(z.string())]).transform((value) => [...new Set([value].flat())]),
})

type KeysQuery = z.output<typeof keysQuery>

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

/** Who is asking: rows of the database, read for this very request. A role that was taken away must count at once. */
interface CurrentReader {
  user: Readonly<Record<string, unknown>>
  session: {id: string; createdAt: Date; expiresAt: Date}
}

export interface Keyring {
  /** @throws APIError 403 `SITE_NOT_TRUSTED` when no page of that site is asking, 400 `ACCESS_INVALID`. */
  check(query: KeysQuery, claim: Omit<SiteClaim, 'site'>): void
  answer(query: KeysQuery, current: CurrentReader): Promise<KeysAnswer>
}

/**
 * Decides which keys a reader gets, and makes them. `docsAuth()` answers `GET /docs/keys` with it; a server that looks
 * sessions up itself can use it without BetterAuth's router around it.
 *
 * @param secrets content secrets, the current one first.
 */
export function createKeyring(secrets: readonly string[]): Keyring {
  const derive = keepingKeys()
  const [secret = '', ...olderSecrets] = secrets
  return {
    check({site, access}, claim) {
      if (!isOwnSite({site, ...claim})) {
        throw APIError.from('FORBIDDEN', {
          code: 'SITE_NOT_TRUSTED',
          message: 'Keys are handed to pages of the site itself. Add its origin to the trusted origins.',
        })
      }
      if (access.length > MAX_ACCESSES || !access.every(isCanonical)) {
        throw APIError.from('BAD_REQUEST', {
          code: 'ACCESS_INVALID',
          message: 'An access is signed-in, or sorted role names joined by +.',
        })
      }
    },
    async answer({site, epoch, access: accesses}, current) {
      const user = shownUser(current.user)
      const {id, createdAt, expiresAt} = current.session
      const allowed = accesses.filter((access) => mayRead(user.roles, access))
      const answer: KeysAnswer = {
        keys: await entries(allowed, (access) => derive({secret, site, epoch, access})),
        denied: accesses.filter((access) => !allowed.includes(access)),
        user,
        session: {id, createdAt, expiresAt},
      }
      if (olderSecrets.length > 0) {
        answer.older = await entries(allowed, (access) =>
          Promise.all(olderSecrets.map((old) => derive({secret: old, site, epoch, access}))),
        )
      }
      return answer
    },
  }
}

/**
 * `deriveContentKey` that remembers. A site has a handful of keys and every reader asks for the same ones; they are no
 * more of a secret than the content secret beside them in memory.
 */
function keepingKeys(): (input: Parameters<typeof deriveContentKey>[0]) => Promise<string> {
  const kept = new Map<string, Promise<string>>()
  return ({secret, site, epoch, access}) => {
    const name = [secret, site, epoch, access].join('\n')
    const known = kept.get(name)
    if (known) return known
    const key = deriveContentKey({secret, site, epoch, access}).then((bytes) =>
      Buffer.from(bytes).toString('base64url'),
    )
    // The oldest leaves: who asks for a thousand epochs costs time, not memory.
    const [oldest = ''] = kept.keys()
    if (kept.size >= maxKept) kept.delete(oldest)
    kept.set(name, key)
    key.catch(() => kept.delete(name))
    return key
  }
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

function shownUser(user: CurrentReader['user']): KeysAnswer['user'] {
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
