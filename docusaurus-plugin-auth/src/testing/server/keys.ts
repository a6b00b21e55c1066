import {rolesOf, SIGNED_IN} from '../../access/access.js'
import {deriveContentKey} from '../../seal/keys.js'
import type {TestSession} from './readers.js'

interface Question {
  query: URLSearchParams
  /** `Origin` of the page that asks. */
  origin: string | undefined
  session: TestSession | null
  /** Content secrets, the current one first. */
  secrets: readonly string[]
  /** Handed out whatever is asked for. */
  epoch: string | undefined
}

/** What `GET /docs/keys` answers: status and body. */
export async function keysAnswer({
  query,
  origin,
  session,
  secrets,
  epoch,
}: Question): Promise<[number, unknown]> {
  const site = query.get('site') ?? ''
  if (!URL.canParse(site) || new URL(site).origin !== origin) {
    return [403, {code: 'SITE_NOT_TRUSTED', message: 'Keys are handed to pages of the site itself.'}]
  }
  if (!session) return [401, {code: 'UNAUTHORIZED', message: 'Sign in first.'}]
  const asked = query.getAll('access')
  const {roles} = session.user
  const allowed = asked.filter(
    (access) => access === SIGNED_IN || rolesOf(access).some((role) => roles.includes(role)),
  )
  const derive = async (secret: string, access: string) => {
    const label = {secret, site, epoch: epoch ?? query.get('epoch') ?? '', access}
    return Buffer.from(await deriveContentKey(label)).toString('base64url')
  }
  const forAll = async <Value>(make: (access: string) => Promise<Value>) =>
    Object.fromEntries(await Promise.all(allowed.map(async (access) => [access, await make(access)])))
  const [current = '', ...old] = secrets
  const older = (access: string) => Promise.all(old.map((secret) => derive(secret, access)))
  return [
    200,
    {
      keys: await forAll((access) => derive(current, access)),
      ...(old.length > 0 && {older: await forAll(older)}),
      denied: asked.filter((access) => !allowed.includes(access)),
      ...session,
    },
  ]
}
