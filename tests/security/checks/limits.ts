import {expect} from 'vitest'
import type {Check} from '../check.ts'
import {type Reply, type Service, somebody} from '../service.ts'

/** More than the service lets one network try in a minute. */
const manyTries = 40

/** More wrong passwords than an account stands in a quarter of an hour. */
const manyGuesses = 12

/** They use limits up, so they are run last. */
export const limits: Check[] = [
  {
    id: 'limit-account',
    asvs: ['6.3.1'],
    claim:
      'an account rests after too many wrong passwords, and a browser that knows it gets in all the same',
    async run(service) {
      const {account, visitor} = await service.newAccount()
      const stranger = service.visitor()
      const guess = (password: string) => stranger.post('/sign-in/email', {email: account.email, password})
      const refused = await until429(manyGuesses, () => guess(somebody().password))
      tellsWhenToComeBack(refused, service)
      expect((await guess(account.password)).status, 'the right password, from the stranger').toBe(429)
      const known = visitor.copy()
      await visitor.post('/sign-out')
      const {email, password} = account
      expect((await known.post('/sign-in/email', {email, password})).status).toBe(200)
    },
  },
  {
    id: 'limit-address',
    asvs: ['2.4.1', '6.3.1'],
    claim: 'a network that tries many accounts is told to wait, in words that a page of the docs can read',
    async run(service) {
      tellsWhenToComeBack(await until429(manyTries, () => tryAnyAccount(service)), service)
    },
  },
  {
    id: 'limit-spoof',
    asvs: ['4.1.3', '15.3.4'],
    claim: 'a client cannot say that it is somebody else',
    async run(service) {
      const elsewhere = '203.0.113.9'
      for (const headers of [
        {'x-forwarded-for': elsewhere},
        {'x-forwarded-for': `${elsewhere}, 127.0.0.1`},
        {'x-real-ip': elsewhere},
        {'x-client-ip': elsewhere},
        {'x-client-address': elsewhere},
        {'cf-connecting-ip': elsewhere},
        {'true-client-ip': elsewhere},
        {forwarded: `for=${elsewhere}`},
      ]) {
        const reply = await tryAnyAccount(service, headers as unknown as Record<string, string>)
        expect([headers, reply.status]).toEqual([headers, 429])
      }
    },
  },
  {
    id: 'limit-spares-sessions',
    asvs: ['15.2.2'],
    claim: 'who may not try passwords any more can still be told who is signed in, and the keys of tokens',
    async run(service) {
      for (const path of ['/api/auth/get-session', '/api/auth/jwks', '/signin'])
        expect([path, (await service.ask(path)).status]).toEqual([path, 200])
    },
  },
]

const tryAnyAccount = (service: Service, headers: Record<string, string> = {}): Promise<Reply> => {
  const {email, password} = somebody()
  return service.ask('/api/auth/sign-in/email', {body: {email, password}, headers})
}

async function until429(most: number, attempt: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 1; tries <= most; tries += 1) {
    const reply = await attempt()
    if (reply.status === 429) return reply
    expect(reply.status).toBe(401)
  }
  throw new Error(`After ${most} attempts nothing is limited.`)
}

function tellsWhenToComeBack({json, headers}: Reply, {docs}: Service): void {
  expect(json).toEqual({code: expect.stringMatching(/^TOO_MANY_/), message: expect.any(String)})
  const wait = Number(headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(3600)
  expect(headers.get('access-control-allow-origin')).toBe(docs)
  expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
}
