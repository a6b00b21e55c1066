import {expect} from 'vitest'
import type {Check} from '../check.ts'
import type {Service} from '../service.ts'

interface Line {
  name: string
  value: string
  attributes: Map<string, string>
}

/** Everything that an answer to a new reader keeps in the browser. */
async function written(service: Service): Promise<Line[]> {
  const {reply} = await service.shared()
  return reply.headers.getSetCookie().map((line) => {
    const [pair = '', ...rest] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const attributes = rest.map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=')
      return [name.toLowerCase(), value]
    })
    return {name: pair.slice(0, at), value: pair.slice(at + 1), attributes: new Map(attributes)}
  })
}

async function sessionCookie(service: Service): Promise<Line> {
  const found = (await written(service)).filter(({name}) => name.endsWith('session_token'))
  expect(found).toHaveLength(1)
  return found[0] as Line
}

export const cookies: Check[] = [
  {
    id: 'cookie-secure',
    asvs: ['3.3.1'],
    claim: 'under HTTPS no cookie ever travels in the clear, and the name of the session cookie says so',
    async run(service) {
      for (const {name, attributes} of await written(service))
        expect([name, attributes.has('secure')]).toEqual([name, service.https])
      const {name} = await sessionCookie(service)
      if (service.https) expect(name).toMatch(/^__(Host|Secure)-/)
    },
  },
  {
    id: 'cookie-same-site',
    asvs: ['3.3.2'],
    claim: 'no cookie goes along with what another site sends',
    async run(service) {
      for (const {name, attributes} of await written(service))
        expect([name, attributes.get('samesite')?.toLowerCase()]).toEqual([name, 'lax'])
    },
  },
  {
    id: 'cookie-host',
    asvs: ['3.3.3'],
    claim: 'the session cookie belongs to the host alone, unless it is shared with the docs on purpose',
    async run(service) {
      const {name, attributes} = await sessionCookie(service)
      const domain = attributes.get('domain')?.replace(/^\./, '')
      expect(attributes.get('path')).toBe('/')
      if (!domain) return expect(name.startsWith('__Host-')).toBe(service.https)
      // Shared: with the docs, and with a parent of both.
      for (const origin of [service.auth, service.docs])
        expect(new URL(origin).hostname).toMatch(ending(domain))
    },
  },
  {
    id: 'cookie-http-only',
    asvs: ['3.3.4'],
    claim: 'scripts can read the hint and no other cookie',
    async run(service) {
      const readable = (await written(service)).filter(({attributes}) => !attributes.has('httponly'))
      expect(readable.map(({name}) => name)).toEqual(['auth.hint'])
    },
  },
  {
    id: 'cookie-hint',
    asvs: ['14.3.3'],
    claim: 'the hint tells a name, a picture and an end, and nothing that opens a door',
    async run(service) {
      const {account, visitor} = await service.shared()
      const hint = (await written(service)).find(({name}) => name === 'auth.hint')
      const said = Buffer.from(hint?.value ?? '', 'base64url').toString()
      expect(Object.keys(JSON.parse(said)).sort()).toEqual(['exp', 'image', 'name', 'v'])
      const forged = service.visitor()
      forged.cookies.set('auth.hint', hint?.value ?? '')
      expect(await forged.session()).toBeNull()
      for (const secret of [account.email, visitor.token]) expect(said).not.toContain(secret)
    },
  },
  {
    id: 'cookie-size',
    asvs: ['3.3.5'],
    claim: 'every cookie is small enough for every browser',
    async run(service) {
      for (const {name, value} of await written(service))
        expect([name, name.length + value.length < 4096]).toEqual([name, true])
    },
  },
]

const ending = (domain: string): RegExp => new RegExp(`(^|\\.)${domain.replaceAll('.', '\\.')}$`)
