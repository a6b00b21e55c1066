import {expect} from 'vitest'
import type {Check} from '../check.ts'
import {internals} from '../internals.ts'

/** Doors that the library behind the service brings along, and that are closed. */
const closed = [
  'verify-password',
  'list-sessions',
  'revoke-session',
  'delete-user',
  'change-email',
  'list-accounts',
  'forget-password',
  'request-password-reset',
  'reset-password',
  'send-verification-email',
  'sign-in/social',
  'link-social',
  'callback/github',
  'update-session',
  'get-access-token',
  'account-info',
  'ok',
  'error',
  'admin/list-users',
  'reference',
]

export const surface: Check[] = [
  {
    id: 'closed-doors',
    asvs: ['6.3.4', '13.4.5', '15.2.3'],
    claim: 'there is no way in but the documented ones',
    async run(service) {
      const reader = await service.reader()
      for (const path of closed)
        for (const body of [undefined, {password: 'x', email: 'a@example.com'}]) {
          const reply = await reader.api(`/${path}`, {body})
          expect([path, reply.status, reply.json?.code]).toEqual([path, 404, 'NOT_FOUND'])
        }
    },
  },
  {
    id: 'closed-files',
    asvs: ['13.4.1', '13.4.3', '13.4.7'],
    claim: 'no file of the installation can be fetched, no folder listed',
    async run(service) {
      for (const path of [
        '/.git/config',
        '/.env',
        '/.data/pglite',
        '/package.json',
        '/dist/server.mjs',
        '/server.mjs.map',
        '/.next/BUILD_ID',
        '/_next/static',
        '/_next/static/chunks',
        '/_next/server/app/page.js',
        '/_next/image?url=%2Ficon.svg&w=64&q=75',
        '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/signin/..%5c..%5cpackage.json',
      ]) {
        const {status} = await service.ask(path)
        expect([path, status >= 400 && status < 500]).toEqual([path, true])
      }
    },
  },
  {
    id: 'closed-methods',
    asvs: ['13.4.4'],
    claim: 'TRACE is not supported',
    async run(service) {
      for (const path of ['/', '/api/auth/get-session']) {
        const reply = await service.ask(path, {method: 'TRACE', headers: {'x-secret': 'echoed'}})
        expect([path, reply.status >= 400, reply.body.includes('echoed')]).toEqual([path, true, false])
      }
    },
  },
  {
    id: 'no-internals',
    asvs: ['13.4.2', '13.4.6', '16.5.1'],
    claim: 'mistakes and things that are not there tell nothing of what runs behind them',
    async run(service) {
      for (const [path, sent] of [
        ['/nothing-here', {}],
        ['/api/auth/nothing', {}],
        ['/api/nothing', {}],
        ['/api/auth/sign-in/email', {body: '{'}],
        ['/api/auth/sign-in/email', {body: {email: "' or 1=1 --@example.com", password: "' or 1=1 --"}}],
        ['/api/auth/docs/keys', {}],
        ['/api/auth/docs/keys?site=%00&epoch=%00&access=%00', {}],
        ['/api/auth/%E0%A4%A', {}],
        ['/signin?callbackUrl=%E0%A4%A', {}],
      ] as const) {
        const {status, body, headers} = await service.ask(path, sent)
        expect([path, status < 500, internals.exec(body)?.[0]]).toEqual([path, true, undefined])
        for (const name of ['server', 'x-powered-by'])
          expect([name, headers.get(name)]).toEqual([
            name,
            expect.not.stringMatching(/node|next|express|\d/i),
          ])
      }
    },
  },
  {
    id: 'return-allowlist',
    asvs: ['3.7.2'],
    claim: 'nobody is sent to a page that the operator has not listed, signed in or not',
    async run(service) {
      const reader = await service.reader()
      const ours = [service.docs, service.auth]
      const {host} = new URL(service.docs)
      for (const callbackUrl of [
        'https://evil.example/',
        '//evil.example',
        '/\\evil.example',
        `${service.docs}.evil.example/`,
        `${service.docs}@evil.example/`,
        `https://evil.example/${host}`,
        'javascript:alert(1)',
        'data:text/html,x',
        `${service.docs}//evil.example`,
        `${service.docs}/%2f%2fevil.example`,
      ]) {
        const path = `/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`
        const {status, headers} = await reader.ask(path)
        const location = headers.get('location') ?? ''
        const stays =
          ours.includes(new URL(location, service.auth).origin) && !location.includes('evil.example')
        expect([callbackUrl, status, stays]).toEqual([callbackUrl, 303, true])
        // What the form and the links of the page carry on; the page's own address is another matter.
        const {body} = await service.ask(path)
        const carried = [...body.matchAll(/\s(?:href|action|value)="([^"]*)"/g)].map(([, value]) => value)
        expect(carried.length).toBeGreaterThan(5)
        expect([callbackUrl, carried.filter((value) => value?.includes('evil'))]).toEqual([callbackUrl, []])
      }
    },
  },
]
