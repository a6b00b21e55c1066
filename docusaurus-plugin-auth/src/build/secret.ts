import {AuthPluginError, refuse} from '../errors.js'

/** The process' environment, or what a test says it is. */
export type Environment = Record<string, string | undefined>

/**
 * What the environment of `docusaurus build` lacks to seal pages. Asked only when something is protected: a site that
 * is all public needs no secret.
 */
export function sealingProblems(env: Environment): AuthPluginError[] {
  const [secret, ...others] = secretsIn(env)
  const weakness = secret === undefined ? undefined : weaknessOf(secret)
  // Somebody's passphrase may hold a comma.
  const first = others.length > 0 ? `(the first of ${others.length + 1}, separated by commas) ` : ''
  return [
    ...(secret === undefined ? [new AuthPluginError('SECRET_MISSING')] : []),
    ...(weakness === undefined ? [] : [new AuthPluginError('SECRET_WEAK', first + weakness)]),
    // Core deletes the server bundle after use, unless it is told to keep it.
    ...(env.DOCUSAURUS_KEEP_SERVER_BUNDLE === 'true' ? [new AuthPluginError('SERVER_BUNDLE_KEPT')] : []),
  ]
}

/**
 * The secret to seal with. Never an option of the plugin: Docusaurus writes those into a script that everybody loads.
 *
 * @throws AuthPluginError `SECRET_MISSING`, `SECRET_WEAK` or `SERVER_BUNDLE_KEPT`; several as an AggregateError.
 */
export function contentSecret(env: Environment = process.env): string {
  refuse(sealingProblems(env))
  return secretsIn(env)[0] ?? ''
}

/** While it is being changed the service holds a list, the new one first; the build may be given the same list. */
function secretsIn({AUTH_CONTENT_SECRET: list = ''}: Environment): string[] {
  return list.trim() === '' ? [] : list.split(',').map((secret) => secret.trim())
}

/** The same bounds as the auth service sets. Never says anything of the secret itself: builds have public logs. */
function weaknessOf(secret: string): string | undefined {
  const bytes = Buffer.byteLength(secret)
  if (bytes < 32) return `is too short: ${bytes} bytes, at least 32 are needed`
  return new Set(secret).size < 8 ? 'repeats a few characters and can be guessed' : undefined
}
