import {randomBytes, randomInt} from 'node:crypto'
import type {BrowserContext} from 'playwright-core'
import {type Answer, send} from './client.ts'
import type {Deployment} from './deployment.ts'

export interface Reader {
  name: string
  email: string
  password: string
}

/** Somebody nobody has met: no two tests share an account. */
export function newReader(name = 'Ada Lovelace'): Reader {
  const id = randomBytes(6).toString('hex')
  return {name, email: `ada.${id}@example.test`, password: `quiet-harbour-${id}`}
}

/** Makes an account through the service's own API: the form has a story of its own. Answers with its cookies. */
export async function signUp(deployment: Deployment): Promise<{reader: Reader; cookies: Cookies}> {
  const reader = newReader()
  return {reader, cookies: await enter(deployment, 'sign-up', {...reader})}
}

/** The cookies of a new session of somebody who has an account. */
export function signIn(deployment: Deployment, {email, password}: Reader): Promise<Cookies> {
  return enter(deployment, 'sign-in', {email, password})
}

export type Cookies = Parameters<BrowserContext['addCookies']>[0]

/** As the `Cookie` header of a request. */
export const toHeader = (cookies: readonly {name: string; value: string}[]): string =>
  cookies.map(({name, value}) => `${name}=${value}`).join('; ')

async function enter(deployment: Deployment, how: string, form: Record<string, string>): Promise<Cookies> {
  const {origins, servicePort} = deployment
  const url = new URL(origins.auth)
  // Comes from behind the edge, and each time from another network: all of a run's readers share one machine, and
  // would together run into the limit of sign-ups per address.
  const answer = await send(null, `http://127.0.0.1:${servicePort}/api/auth/${how}/email`, {
    method: 'POST',
    headers: {
      host: url.host,
      origin: origins.docs,
      'content-type': 'application/json',
      'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
      'x-forwarded-proto': url.protocol.slice(0, -1),
    },
    body: JSON.stringify(form),
  })
  if (answer.status !== 200) throw new Error(`The API refused to ${how}: ${answer.status} ${answer.body}`)
  return cookiesOf(answer, url.hostname)
}

/** The answer's cookies as the browser would have kept them. */
function cookiesOf(answer: Answer, hostname: string): Cookies {
  return answer.headers.getSetCookie().map((line) => {
    const [pair = '', ...rest] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const attributes = new Map(rest.map((part) => [part.split('=')[0]?.toLowerCase(), part.split('=')[1]]))
    const domain = attributes.get('domain')
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: domain ? `.${domain.replace(/^\./, '')}` : hostname,
      path: attributes.get('path') ?? '/',
      expires: Math.floor(Date.now() / 1000) + Number(attributes.get('max-age') ?? 0),
      httpOnly: attributes.has('httponly'),
      secure: attributes.has('secure'),
      sameSite: 'Lax' as const,
    }
  })
}
