import {createJwk} from 'better-auth/plugins/jwt'
import type {Auth} from '../../auth'
import type {Env} from '../../env'
import {tokenOptions} from './policy'

type Context = Parameters<typeof createJwk>[0]

/**
 * Makes sure that a token can be signed: there is a key, and the secret in use opens it. A key that was encrypted with
 * a secret since retired is left to verify its last tokens, and a new one takes over.
 */
export async function ensureSigningKey(auth: Auth, env: Env): Promise<void> {
  const sign = () => auth.api.signJWT({body: {payload: {}}})
  try {
    await sign()
  } catch (error) {
    if (!isUnreadableKey(error)) throw error
    const context = await auth.$context
    await createJwk({context} as unknown as Context, tokenOptions(env))
    await sign()
  }
}

/** BetterAuth tells the one case apart by its message only. */
function isUnreadableKey(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Failed to decrypt private key')
}
