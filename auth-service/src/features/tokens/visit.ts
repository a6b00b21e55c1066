import {resolveSigningKey, signJWT} from 'better-auth/plugins/jwt'
import type {Auth} from '../../auth'
import type {Env} from '../../env'
import type {VisitDoor} from '../../http/visit'
import {claimsOf, tokenOptions} from './policy'

type Context = Parameters<typeof signJWT>[0]

/** GET `/token`. The key is read and decrypted once, not for every token: the visit names the one in use. */
export function tokenVisit(auth: Auth, env: Env): VisitDoor {
  const options = tokenOptions(env)
  let key: Awaited<ReturnType<typeof resolveSigningKey>> = null
  return {
    limited: true,
    renews: () => true,
    answer: async ({user, session, signingKey}) => {
      if (signingKey === null) return null
      const ctx = {context: await auth.$context} as unknown as Context
      if (key?.kid !== signingKey) key = await resolveSigningKey(ctx, options, {signingKeyId: signingKey})
      if (!key) return null
      const iat = Math.floor(Date.now() / 1000)
      const payload = {iat, ...claimsOf({user, session}), sub: user.id}
      return {token: await signJWT(ctx, {options, payload, resolvedKey: key})}
    },
  }
}
