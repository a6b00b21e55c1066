import {expect} from 'vitest'
import type {Check} from '../check.ts'
import {type Service, somebody} from '../service.ts'

const evil = 'https://evil.example'

/** Origins that look like the docs' own. */
const lookalikes = ({docs}: Service): string[] => {
  const {protocol, host, hostname} = new URL(docs)
  return [
    evil,
    'null',
    `${docs}.evil.example`,
    `${protocol}//evil-${host}`,
    `${protocol}//x.${host}`,
    `${protocol}//${hostname}:4443`,
    `${protocol === 'https:' ? 'http:' : 'https:'}//${host}`,
    `${docs}/`,
    docs.toUpperCase(),
  ]
}

export const origins: Check[] = [
  {
    id: 'cors-trusted',
    asvs: ['3.4.2'],
    claim: 'pages of the docs may read answers, refusals included',
    async run(service) {
      const preflight = await service.ask('/api/auth/sign-out', {
        method: 'OPTIONS',
        headers: {'access-control-request-method': 'POST'},
      })
      expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
      const refusal = await service.ask('/api/auth/sign-in/email', {body: '{'})
      const session = await (await service.reader()).api('/get-session')
      for (const {headers} of [preflight, refusal, session]) {
        expect(headers.get('access-control-allow-origin')).toBe(service.docs)
        expect(headers.get('access-control-allow-credentials')).toBe('true')
        expect(headers.get('vary')).toMatch(/\borigin\b/i)
      }
    },
  },
  {
    id: 'cors-foreign',
    asvs: ['3.4.2'],
    claim: 'no other origin may, whatever it looks like',
    async run(service) {
      const reader = await service.reader()
      for (const origin of lookalikes(service))
        for (const {headers} of [
          await reader.api('/get-session', {origin}),
          await service.ask('/api/auth/sign-out', {method: 'OPTIONS', origin}),
        ]) {
          expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, null])
          expect([origin, headers.get('access-control-allow-credentials')]).toEqual([origin, null])
        }
    },
  },
  {
    id: 'csrf-origin',
    asvs: ['3.5.1', '3.5.2'],
    claim: 'what changes something is refused when another site, or nobody, says that it sent it',
    async run(service) {
      const reader = await service.reader()
      for (const origin of [evil, 'null', null])
        for (const [path, body] of [
          ['/sign-out', {}],
          ['/update-user', {name: 'Somebody Else'}],
          ['/revoke-sessions', {}],
        ] as const) {
          const {status} = await reader.post(path, body, {origin})
          expect([path, origin, status]).toEqual([path, origin, 403])
        }
      expect((await reader.session())?.user.name).toBe('Security Check')
    },
  },
  {
    id: 'csrf-pages',
    asvs: ['3.5.1'],
    claim: 'the forms of the pages are held to the same',
    async run(service) {
      const reader = await service.reader()
      const form = new URLSearchParams({name: 'Somebody Else'}).toString()
      const headers = {'content-type': 'application/x-www-form-urlencoded'}
      for (const origin of [evil, 'null']) await reader.ask('/account', {origin, headers, body: form})
      expect((await reader.session())?.user.name).toBe('Security Check')
    },
  },
  {
    id: 'csrf-sign-in',
    asvs: ['3.5.1', '7.6.2'],
    claim: 'another site cannot sign a browser in, to an account of its own',
    async run(service) {
      const {email, password} = (await service.shared()).account
      for (const origin of [evil, 'null']) {
        const reply = await service.ask('/api/auth/sign-in/email', {
          origin,
          body: {email, password},
          headers: {'sec-fetch-site': 'cross-site'},
        })
        expect([origin, reply.status, reply.headers.getSetCookie()]).toEqual([origin, 403, []])
      }
    },
  },
  {
    id: 'safe-methods',
    asvs: ['3.5.3'],
    claim: 'nothing changes by a GET, whatever its address says',
    async run(service) {
      const reader = await service.reader()
      const {email, password} = somebody()
      const query = new URLSearchParams({email, password, name: 'Somebody Else'})
      for (const path of [
        '/sign-out',
        '/sign-in/email',
        '/sign-up/email',
        '/update-user',
        '/revoke-sessions',
      ])
        for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
          const {status} = await reader.api(`${path}?${query}`, {method})
          expect([path, method, status]).toEqual([path, method, 405])
        }
      expect((await reader.session())?.user.name).toBe('Security Check')
    },
  },
  {
    id: 'keys-own-site',
    asvs: ['8.2.2', '8.3.1'],
    claim:
      'keys of protected pages go to pages of that site and to readers with the role, by the service’s own lists',
    async run(service) {
      const reader = await service.reader()
      const ask = (site: string, origin: string | null, access = 'signed-in') =>
        reader.api(`/docs/keys?site=${encodeURIComponent(site)}&epoch=1&access=${access}`, {origin})
      for (const origin of [...lookalikes(service), null])
        expect([origin, (await ask(`${service.docs}/`, origin)).json?.code]).toEqual([
          origin,
          'SITE_NOT_TRUSTED',
        ])
      expect((await ask(`${evil}/`, service.docs)).json?.code).toBe('SITE_NOT_TRUSTED')
      const denied = await ask(`${service.docs}/`, service.docs, 'staff')
      expect([denied.status, denied.json?.keys, denied.json?.denied]).toEqual([200, {}, ['staff']])
    },
  },
]
