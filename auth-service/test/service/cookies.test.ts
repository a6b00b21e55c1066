import {expect, test} from 'vitest'
import {parseSetCookie} from '../support/jar'
import {anAccount} from '../support/reader'
import {startService} from '../support/service'

/** https or http, with or without a shared domain. */
const modes = [
  {
    name: 'http on one host',
    env: {},
    session: 'auth.session_token',
    attributes: {path: '/', samesite: 'Lax'},
  },
  {
    name: 'http with a shared domain',
    env: {
      BETTER_AUTH_URL: 'http://auth.example.test',
      AUTH_DOCS_URL: 'http://docs.example.test/',
      BETTER_AUTH_TRUSTED_ORIGINS: 'http://docs.example.test',
      AUTH_COOKIE_DOMAIN: 'example.test',
    },
    session: 'auth.session_token',
    attributes: {path: '/', samesite: 'Lax', domain: 'example.test'},
  },
  {
    name: 'https on one host',
    env: {
      BETTER_AUTH_URL: 'https://auth.example.test',
      AUTH_DOCS_URL: 'https://docs.example.test/',
      BETTER_AUTH_TRUSTED_ORIGINS: 'https://docs.example.test',
    },
    session: '__Host-auth.session_token',
    attributes: {path: '/', samesite: 'Lax', secure: ''},
  },
  {
    name: 'https with a shared domain',
    env: {
      BETTER_AUTH_URL: 'https://auth.example.test',
      AUTH_DOCS_URL: 'https://docs.example.test/',
      BETTER_AUTH_TRUSTED_ORIGINS: 'https://docs.example.test',
      AUTH_COOKIE_DOMAIN: 'example.test',
    },
    session: '__Secure-auth.session_token',
    attributes: {path: '/', samesite: 'Lax', secure: '', domain: 'example.test'},
  },
] as const

test.for(modes)(
  '$name: names, attributes and the whole life of the cookies',
  async ({env, session, attributes}) => {
    const service = await startService(env)
    const reader = service.reader()
    const origin = service.env.BETTER_AUTH_TRUSTED_ORIGINS ?? 'http://localhost:3000'
    const account = anAccount()
    const answer = await reader.post('/sign-up/email', account, {origin})
    expect(answer.status).toBe(200)
    expect(answer.cookies).toHaveLength(3)
    expect(reader.jar.get(session)?.attributes).toEqual({...attributes, httponly: '', 'max-age': '604800'})
    expect(reader.jar.get('auth.hint')?.attributes).toEqual({...attributes, 'max-age': '604800'})
    // What tells the throttle that this browser has been here before stays with the service, and stays.
    const device = session.replace('session_token', 'device')
    const {domain: _, ...hostOnly} = {domain: '', ...attributes}
    expect(reader.jar.get(device)?.attributes).toEqual({...hostOnly, httponly: '', 'max-age': '34560000'})

    expect((await reader.get('/get-session', {origin})).json.user.email).toBe(account.email)

    const cookie = `${reader.jar.header}; ${session}=tossed`
    expect((await reader.get('/get-session', {origin, headers: {cookie}})).status).toBe(400)

    // Expired under the very attributes they were set with, or the browser would keep them.
    const gone = await reader.post('/sign-out', {}, {origin})
    for (const [name, expired] of [
      [session, {...attributes, httponly: '', 'max-age': '0'}],
      ['auth.hint', {...attributes, 'max-age': '0'}],
    ] as const) {
      const line = gone.cookies.find((cookie) => cookie.startsWith(`${name}=;`)) ?? ''
      expect(parseSetCookie(line).cookie.attributes).toEqual(expired)
    }
    expect(reader.jar.header).toBe(`${device}=${reader.jar.get(device)?.value}`)
  },
)
