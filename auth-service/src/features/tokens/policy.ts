import type {JwtOptions} from 'better-auth/plugins/jwt'
import type {Env} from '../../env'

const days = 24 * 60 * 60

interface Bearer {
  user: {name: string; email: string; roles?: string[]}
  session: {id: string}
}

/** What a token says of its bearer, beside `sub`. */
export const claimsOf = ({user, session}: Bearer) => ({
  sid: session.id,
  name: user.name,
  email: user.email,
  roles: user.roles ?? [],
})

/**
 * Tokens for the API: short, signed by a key that is published at `/jwks`, with just what an API needs to know.
 * A session that has ended can be used at the API for as long as its last token lives, so that is five minutes.
 */
export const tokenOptions = ({serviceUrl, apiAudience}: Pick<Env, 'serviceUrl' | 'apiAudience'>) =>
  ({
    jwks: {
      keyPairConfig: {alg: 'EdDSA', crv: 'Ed25519'},
      rotationInterval: 30 * days,
      // How long the old key stays published: far longer than its last token lives, for APIs that cache.
      gracePeriod: 7 * days,
    },
    jwt: {
      issuer: serviceUrl,
      audience: apiAudience,
      expirationTime: '5m',
      definePayload: ({user, session}) => claimsOf({user, session}),
    },
    // A token in a header of every get-session would cost half a millisecond each, for nobody.
    disableSettingJwtHeader: true,
  }) satisfies JwtOptions
