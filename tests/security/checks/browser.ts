import {expect} from 'vitest'
import type {Check} from '../check.ts'
import type {Reply, Service} from '../service.ts'

/** One answer of each kind: pages, API, refusals, what is not there. */
async function answers(service: Service): Promise<[string, Reply][]> {
  const reader = await service.reader()
  const asked: [string, Promise<Reply>][] = [
    ['/', service.ask('/')],
    ['/signin', service.ask('/signin')],
    ['/signup', service.ask('/signup')],
    ['/account', reader.ask('/account')],
    ['/nothing-here', service.ask('/nothing-here')],
    ['/api/health', service.ask('/api/health')],
    ['get-session', reader.api('/get-session')],
    ['token', reader.api('/token')],
    ['jwks', service.ask('/api/auth/jwks')],
    ['a refusal', service.ask('/api/auth/sign-in/email', {body: '{'})],
    ['an API that is not there', service.ask('/api/auth/nothing')],
    ['a redirect', service.ask('/account')],
  ]
  return Promise.all(asked.map(async ([name, reply]): Promise<[string, Reply]> => [name, await reply]))
}

const header = ({headers}: Reply, name: string): string => headers.get(name) ?? ''

/** A directive of a Content-Security-Policy, as a list of what it allows. */
function directive(reply: Reply, name: string): string[] {
  const found = header(reply, 'content-security-policy')
    .split(';')
    .map((text) => text.trim().split(/\s+/))
    .find(([first]) => first === name)
  return found?.slice(1) ?? []
}

export const browser: Check[] = [
  {
    id: 'policy-scripts',
    asvs: ['3.4.3'],
    claim: 'no script runs without the nonce of this very answer, no plug-in, no other base',
    async run(service) {
      const nonces = new Set<string>()
      for (const [name, reply] of await answers(service)) {
        const scripts = directive(reply, 'script-src')
        const [nonce = ''] = scripts.filter((source) => source.startsWith("'nonce-"))
        expect([name, nonce]).toEqual([name, expect.stringMatching(/^'nonce-[\w+/=-]{22,}'$/)])
        expect([name, nonces.has(nonce)]).toEqual([name, false])
        nonces.add(nonce)
        for (const list of ['script-src', 'style-src', 'default-src'])
          expect([name, list, directive(reply, list).join(' ')]).toEqual([
            name,
            list,
            expect.not.stringMatching(/unsafe|\*|data:|http:/),
          ])
        expect([name, directive(reply, 'object-src')]).toEqual([name, ["'none'"]])
        expect([name, directive(reply, 'base-uri')]).toEqual([name, ["'none'"]])
        for (const [tag] of reply.body.matchAll(/<script\b[^>]*>/g))
          expect([name, tag]).toEqual([name, expect.stringContaining(`nonce="${nonce.slice(7, -1)}"`)])
        expect([name, / on[a-z]+="/.test(reply.body)]).toEqual([name, false])
      }
    },
  },
  {
    id: 'text-is-text',
    asvs: ['3.2.2'],
    claim: 'what a reader calls themselves is shown as text, whatever it looks like',
    async run(service) {
      const {account, visitor} = await service.shared()
      const name = '<img src=x onerror=alert(1)><script>alert(1)</script>'
      expect((await visitor.post('/update-user', {name})).status).toBe(200)
      const {body} = await visitor.ask('/account')
      expect((await visitor.post('/update-user', {name: account.name})).status).toBe(200)
      expect(body).toContain('&lt;img src=x')
      expect(body).not.toMatch(/<img src=x|<script>alert/)
    },
  },
  {
    id: 'policy-frames',
    asvs: ['3.4.6'],
    claim: 'nobody draws an answer into a frame',
    async run(service) {
      for (const [name, reply] of await answers(service))
        expect([name, directive(reply, 'frame-ancestors')]).toEqual([name, ["'none'"]])
    },
  },
  {
    id: 'header-hsts',
    asvs: ['3.4.1'],
    claim: 'under HTTPS browsers are told to stay with it for a year',
    async run(service) {
      for (const [name, reply] of await answers(service)) {
        const [, seconds] = /max-age=(\d+)/.exec(header(reply, 'strict-transport-security')) ?? []
        expect([name, Number(seconds ?? 0) >= 31_536_000]).toEqual([name, service.https])
      }
    },
  },
  {
    id: 'header-sniffing',
    asvs: ['3.2.1', '3.4.4', '4.1.1'],
    claim: 'an answer is what its type says, and nothing else',
    async run(service) {
      for (const [name, reply] of await answers(service)) {
        expect([name, header(reply, 'x-content-type-options')]).toEqual([name, 'nosniff'])
        const type = reply.json === undefined ? /^text\/html; ?charset=utf-8$/i : /^application\/json/
        if (reply.body)
          expect([name, header(reply, 'content-type')]).toEqual([name, expect.stringMatching(type)])
      }
    },
  },
  {
    id: 'header-referrer',
    asvs: ['3.4.5'],
    claim: 'other sites learn at most the host that a reader came from, and get no camera or position',
    async run(service) {
      for (const [name, reply] of await answers(service)) {
        expect([name, header(reply, 'referrer-policy')]).toEqual([
          name,
          expect.stringMatching(/^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/),
        ])
        expect([name, header(reply, 'permissions-policy')]).toEqual([
          name,
          expect.stringContaining('geolocation=()'),
        ])
      }
    },
  },
  {
    id: 'header-no-store',
    asvs: ['14.2.2', '14.3.2'],
    claim: 'nothing that is about a reader is kept by anybody; the public keys may be',
    async run(service) {
      for (const [name, reply] of await answers(service)) {
        const expected = name === 'jwks' ? /max-age=\d/ : /no-store/
        if (name !== '/nothing-here' && name !== '/api/health')
          expect([name, header(reply, 'cache-control')]).toEqual([name, expect.stringMatching(expected)])
      }
      const {reply} = await service.shared()
      expect(header(reply, 'cache-control')).toContain('no-store')
    },
  },
]
