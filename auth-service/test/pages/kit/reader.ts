import {randomBytes, randomInt} from 'node:crypto'

/** Somebody with an account. */
export interface Reader {
  name: string
  email: string
  password: string
  /** Cookies of a session that is open, for `context.addCookies`. */
  cookies: {name: string; value: string; url: string}[]
}

/** What a form asks of somebody the service has not met. */
export function somebody() {
  const id = randomBytes(6).toString('hex')
  return {name: 'Ada Lovelace', email: `ada.${id}@example.com`, password: `quiet-harbour-${id}`}
}

/** An address that no other test uses: limits are counted per address. */
export const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

/** Makes an account through the API: the form has tests of its own. `origin`: where the service is publicly. */
export async function createReader(serviceUrl: string, origin = serviceUrl): Promise<Reader> {
  const person = somebody()
  return {...person, cookies: await openSession(serviceUrl, 'sign-up', person, origin)}
}

/** Signs in once more, as from another device. */
export const signInElsewhere = (serviceUrl: string, {email, password}: Reader): Promise<Reader['cookies']> =>
  openSession(serviceUrl, 'sign-in', {email, password})

async function openSession(
  serviceUrl: string,
  how: 'sign-up' | 'sign-in',
  form: object,
  origin = serviceUrl,
): Promise<Reader['cookies']> {
  const answer = await fetch(`${serviceUrl}/api/auth/${how}/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin, 'x-forwarded-for': someAddress()},
    body: JSON.stringify(form),
  })
  if (!answer.ok) throw new Error(`${how} answered ${answer.status}: ${await answer.text()}`)
  return answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    return {name, value: value.join('='), url: serviceUrl}
  })
}

/** As a `Cookie` header. */
export const cookieHeader = ({cookies}: Reader): string =>
  cookies.map(({name, value}) => `${name}=${value}`).join('; ')
