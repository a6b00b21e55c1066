import type {Database} from '@docs-auth/drizzle'
import {resolveSigningKey, signJWT} from 'better-auth/plugins/jwt'
import type {Auth} from '../../auth'
import type {Env} from '../../env'
import type {VisitDoor} from '../../http/visit'
import {sharedKeys} from './keys'
import {claimsOf, tokenOptions} from './policy'

type Context = Parameters<typeof signJWT>[0]

/** GET `/token`. The key is read and decrypted once, not for every token: the visit names the one in use. */
export function tokenVisit(auth: Auth, env: Env, database: Database): VisitDoor {
  const options = {...tokenOptions(env), adapter: sharedKeys(database)}
  let key: Awaited<ReturnType<typeof resolveSigningKey>> = null
  return {
    limited: true,
    renews: () => true,
    answer: async ({user, session, signingKey}) => {
      const ctx = {context: await auth.$context} as unknown as Context
      if (key === null || key.kid !== signingKey)
        // Without a living key it makes one: whoever comes with a pass finds no long way that would.
        key = await resolveSigningKey(ctx, options, signingKey === null ? {} : {signingKeyId: signingKey})
      if (!key) return null
      const iat = Math.floor(Date.now() / 1000)
      const payload = {iat, ...claimsOf({user, session}), sub: user.id}
      return {token: await signJWT(ctx, {options, payload, resolvedKey: key})}
    },
  }
}
