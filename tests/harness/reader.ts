import {randomBytes} from 'node:crypto'
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

/** Makes an account and signs this browser in, through the service's own API: forms have stories of their own. */
export async function signUp(
  deployment: Deployment,
  context: BrowserContext,
  name?: string,
): Promise<Reader> {
  const reader = newReader(name)
  await enter(deployment, context, 'sign-up', {...reader})
  return reader
}

/** Signs this browser in to an account that exists. */
export async function signIn(deployment: Deployment, context: BrowserContext, reader: Reader): Promise<void> {
  await enter(deployment, context, 'sign-in', {email: reader.email, password: reader.password})
}

async function enter(
  deployment: Deployment,
  context: BrowserContext,
  how: string,
  form: Record<string, string>,
) {
  const {origins} = deployment
  const answer = await send(deployment, `${origins.auth}/api/auth/${how}/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: origins.docs},
    body: JSON.stringify(form),
  })
  if (answer.status !== 200) throw new Error(`The API refused to ${how}: ${answer.status} ${answer.body}`)
  await context.addCookies(cookiesOf(answer, origins.auth))
}

/** The answer's cookies as the browser would have kept them. */
function cookiesOf(answer: Answer, url: string): Parameters<BrowserContext['addCookies']>[0] {
  return answer.headers.getSetCookie().map((line) => {
    const [pair = '', ...rest] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const attributes = new Map(rest.map((part) => [part.split('=')[0]?.toLowerCase(), part.split('=')[1]]))
    const domain = attributes.get('domain')
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: domain ? `.${domain.replace(/^\./, '')}` : new URL(url).hostname,
      path: attributes.get('path') ?? '/',
      expires: Math.floor(Date.now() / 1000) + Number(attributes.get('max-age') ?? 0),
      httpOnly: attributes.has('httponly'),
      secure: attributes.has('secure'),
      sameSite: 'Lax' as const,
    }
  })
}
