import {addSigningKey, type Database, type SigningKey} from '@docs-auth/drizzle'
import {symmetricDecrypt} from 'better-auth/crypto'
import {createJwk, type Jwk, type JwtOptions} from 'better-auth/plugins/jwt'
import type {Auth} from '../../auth'
import type {Env} from '../../env'
import {tokenOptions} from './policy'

type Context = Parameters<typeof createJwk>[0]

/**
 * How keys are added: one for the whole deployment, however many instances and requests notice at once that it is due.
 * BetterAuth adds one for each of them. A key that this instance cannot read counts as none.
 */
export const sharedKeys = ({orm}: Database) =>
  ({
    createJwk: async ({publicKey, privateKey, expiresAt = null, alg = null, crv = null}, {context}) => {
      const isReadable = ({privateKey: data}: SigningKey): Promise<boolean> =>
        symmetricDecrypt({key: context.secretConfig, data: JSON.parse(data)}).then(
          () => true,
          () => false,
        )
      const key = await addSigningKey(orm, {publicKey, privateKey, expiresAt, alg, crv}, isReadable)
      return key as Jwk
    },
  }) satisfies JwtOptions['adapter']

/**
 * Makes sure that a token can be signed: there is a key, and the secret in use opens it. A key that was encrypted with
 * a secret since retired is left to verify its last tokens, and a new one takes over.
 */
export async function ensureSigningKey(
  auth: Auth,
  {env, database}: {env: Env; database: Database},
): Promise<void> {
  const sign = () => auth.api.signJWT({body: {payload: {}}})
  try {
    await sign()
  } catch (error) {
    if (!isUnreadableKey(error)) throw error
    const context = await auth.$context
    const options = {...tokenOptions(env), adapter: sharedKeys(database)}
    await createJwk({context} as unknown as Context, options)
    await sign()
  }
}

/** BetterAuth tells the one case apart by its message only. */
function isUnreadableKey(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Failed to decrypt private key')
}
