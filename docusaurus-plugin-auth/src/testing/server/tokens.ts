import {exportJWK, generateKeyPair, SignJWT} from 'jose'
import type {TestSession} from './readers.js'

/** Real keys and real tokens: an API under test verifies them as it verifies those of the real service. */
export interface TokenSigner {
  /** What `GET /jwks` answers. */
  jwks(): Promise<{keys: object[]}>
  /** A JWT (EdDSA) for five minutes. */
  sign(session: TestSession, issuer: string, audience: string): Promise<string>
}

export function tokenSigner(): TokenSigner {
  let made: ReturnType<typeof generateKeyPair> | undefined
  // At the first token: most tests ask for none.
  const pair = () => {
    made ??= generateKeyPair('EdDSA', {crv: 'Ed25519', extractable: true})
    return made
  }
  const kid = crypto.randomUUID()
  return {
    jwks: async () => ({keys: [{...(await exportJWK((await pair()).publicKey)), alg: 'EdDSA', kid}]}),
    sign: async ({user: {id, name, email, roles}, session}, issuer, audience) =>
      new SignJWT({sid: session.id, name, email, roles})
        .setProtectedHeader({alg: 'EdDSA', kid})
        .setSubject(id)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign((await pair()).privateKey),
  }
}
