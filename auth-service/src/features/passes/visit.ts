import {type Database, preparePass, type Visit} from '@docs-auth/drizzle'
import type {Env} from '../../env'
import {digest} from '../sessions/digests'
import {crossSiteOrigins, isSecret} from './policy'

type Asking = Pick<Headers, 'get'>

/** The pass in `Authorization: Bearer …`; `null` for what cannot be one, such as a JWT. */
function passIn(headers: Asking): string | null {
  const [, pass = ''] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return isSecret(pass) ? pass : null
}

/**
 * Makes the function that finds who comes with a pass: it lives, its session lives, and the page that sends it has the
 * origin that it was given to. Nobody, where no site is listed.
 */
export function createPassReader(env: Env, {orm}: Database): (headers: Asking) => Promise<Visit | null> {
  const origins = crossSiteOrigins(env)
  const findPass = preparePass(orm)
  return async (headers) => {
    const pass = passIn(headers)
    const origin = headers.get('origin')
    if (pass === null || origin === null || !origins.includes(origin)) return null
    const found = await findPass('pass', digest(pass))
    const isAlive = found && found.origin === origin && found.session.expiresAt > new Date()
    return isAlive ? found : null
  }
}
