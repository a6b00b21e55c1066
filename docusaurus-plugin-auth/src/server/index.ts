import type {BetterAuthPlugin} from 'better-auth'
import {hintCookie} from './hint-cookie.js'
import {keysEndpoint} from './keys.js'

export {isRole} from '../access/access.js'
export {encodeHint, type Hint} from './hint.js'
export {createKeyring, type Keyring, type KeysAnswer, keysQuery} from './keyring.js'

export interface DocsAuthOptions {
  /**
   * What protected pages are sealed with, the same as at the build: at least 32 bytes. A list while it is being
   * changed: the new one first, then those that pages still online were built with.
   */
  contentSecret: string | readonly string[]
  hint?: {
    /**
     * Name of the hint cookie; the site's plugin option `hint` must say the same.
     * @default 'auth.hint'
     */
    cookieName?: string
  }
}

/**
 * Makes a BetterAuth server serve documentation sites: the hint cookie that lets a static page paint the right navbar
 * at once, and `GET /docs/keys`, which hands readers the keys of the protected pages they may open.
 *
 * List it last: what earlier plugins do to the session cookie is then seen. Role-based access needs an additional user
 * field `roles` (`string[]`, `input: false`).
 *
 * @throws Error when a content secret is shorter than 32 bytes.
 * @example
 * betterAuth({
 *   user: {additionalFields: {roles: {type: 'string[]', input: false, defaultValue: []}}},
 *   plugins: [docsAuth({contentSecret: process.env.AUTH_CONTENT_SECRET})],
 * })
 */
export function docsAuth({contentSecret, hint}: DocsAuthOptions) {
  const secrets = [contentSecret].flat()
  if (secrets.length === 0 || secrets.some((secret) => Buffer.byteLength(secret ?? '') < 32)) {
    throw new Error(
      'docsAuth() needs a contentSecret of at least 32 bytes. ' +
        `Make one: node -p "require('crypto').randomBytes(32).toString('base64url')"`,
    )
  }
  return {
    id: 'docs-auth',
    endpoints: {docsKeys: keysEndpoint(secrets)},
    hooks: {after: [hintCookie(hint?.cookieName ?? 'auth.hint')]},
  } satisfies BetterAuthPlugin
}
