import {expect} from 'vitest'
import type {Check} from '../check.ts'
import type {Service} from '../service.ts'
import type {Visitor} from '../visitor.ts'

const days = 24 * 60 * 60 * 1000

/** The doors that ask who is there, and what each says to nobody. */
async function isNobody(visitor: Visitor, service: Service): Promise<void> {
  expect(await visitor.session()).toBeNull()
  expect((await visitor.api('/token')).status).toBe(401)
  expect((await visitor.api(keysOf(service))).status).toBe(401)
  const {status, headers} = await visitor.ask('/account')
  expect([status, headers.get('location')]).toEqual([303, expect.stringContaining('/signin')])
}

const keysOf = ({docs}: Service): string =>
  `/docs/keys?site=${encodeURIComponent(`${docs}/`)}&epoch=1&access=signed-in`

export const sessions: Check[] = [
  {
    id: 'session-new-token',
    asvs: ['7.2.4'],
    claim: 'a sign-in makes a new session and ends the one that the browser had',
    async run(service) {
      const visitor = await service.signedIn()
      const before = visitor.copy()
      await visitor.signIn((await service.shared()).account)
      expect(visitor.token).not.toBe(before.token)
      expect(await visitor.session()).not.toBeNull()
      await isNobody(before, service)
    },
  },
  {
    id: 'session-fixation',
    asvs: ['7.2.2', '7.2.4'],
    claim: 'a token that somebody else has chosen is not taken over',
    async run(service) {
      const [name] = (await service.reader()).sessionCookie
      const fixed = service.visitor()
      fixed.cookies.set(name, 'chosenchosenchosenchosenchosench.c2lnbmF0dXJl')
      await fixed.signIn((await service.shared()).account)
      expect(fixed.token).not.toContain('chosen')
    },
  },
  {
    id: 'session-entropy',
    asvs: ['7.2.3'],
    claim: 'tokens are long, and no two are alike',
    async run(service) {
      const [one, other] = [(await service.reader()).token, (await service.signedIn()).token]
      // 32 characters of 62 are 190 bits; many alike in their places would say that fewer of them are random.
      for (const token of [one, other]) expect(token).toMatch(/^[A-Za-z0-9]{32,}$/)
      expect([...one].filter((character, at) => character === other[at]).length).toBeLessThan(12)
    },
  },
  {
    id: 'session-tampered',
    asvs: ['7.2.1'],
    claim: 'a session cookie that was changed is nobody’s',
    async run(service) {
      const visitor = await service.reader()
      const [name, value] = visitor.sessionCookie
      const [token = '', signature = ''] = decodeURIComponent(value).split('.')
      const flipped = `${token[0] === 'a' ? 'b' : 'a'}${token.slice(1)}`
      for (const changed of [
        token,
        `${token}.`,
        `${flipped}.${signature}`,
        `${token}.${signature.slice(1)}A`,
      ]) {
        const other = service.visitor()
        other.cookies.set(name, encodeURIComponent(changed))
        expect([changed === token, await other.session()]).toEqual([changed === token, null])
      }
      expect(await visitor.session()).not.toBeNull()
    },
  },
  {
    id: 'session-doubled',
    asvs: ['7.2.1', '15.3.7'],
    claim: 'of two session cookies none is believed',
    async run(service) {
      const visitor = await service.reader()
      const [name, value] = visitor.sessionCookie
      for (const other of [value, 'another'])
        for (const path of ['/get-session', '/token', keysOf(service)]) {
          const reply = await visitor.api(path, {headers: {cookie: `${name}=${value}; ${name}=${other}`}})
          expect([path, reply.status, reply.json?.code]).toEqual([path, 400, 'DUPLICATE_SESSION_COOKIE'])
        }
    },
  },
  {
    id: 'session-sign-out',
    asvs: ['7.4.1'],
    claim: 'after signing out the session is over everywhere, at once, also for a copy of its cookie',
    async run(service) {
      const visitor = await service.signedIn()
      const copy = visitor.copy()
      const {status} = await visitor.post('/sign-out')
      expect(status).toBe(200)
      expect([...visitor.cookies.keys()].filter((name) => /session|hint/.test(name))).toEqual([])
      await isNobody(copy, service)
    },
  },
  {
    id: 'session-revoked',
    asvs: ['7.4.1', '7.4.3', '7.5.2'],
    claim: 'a reader can end all other sessions, and they are over at the next request',
    async run(service) {
      const [visitor, other] = [await service.reader(), await service.signedIn()]
      expect(await other.session()).not.toBeNull()
      expect((await visitor.post('/revoke-other-sessions')).status).toBe(200)
      await isNobody(other, service)
      expect(await visitor.session()).not.toBeNull()
    },
  },
  {
    id: 'session-password-change',
    asvs: ['7.4.3'],
    claim: 'a changed password ends all other sessions, also when the caller asks to keep them',
    async run(service) {
      const {account, visitor} = await service.shared()
      const other = await service.signedIn()
      const {password} = account
      const form = {currentPassword: password, newPassword: `${password.slice(0, 40)} again`}
      const reply = await visitor.patiently('/change-password', {...form, revokeOtherSessions: false})
      expect(reply.status).toBe(200)
      account.password = form.newPassword
      await isNobody(other, service)
      expect(await visitor.session()).not.toBeNull()
    },
  },
  {
    id: 'session-lifetime',
    asvs: ['7.3.1'],
    claim: 'a session that nobody uses ends after seven days, and the cookie with it',
    async run(service) {
      const {visitor, reply} = await service.shared()
      const found = await visitor.session()
      const left = new Date(found?.session.expiresAt ?? 0).getTime() - Date.now()
      expect(left).toBeGreaterThan(5 * days)
      expect(left).toBeLessThanOrEqual(7 * days)
      const [line = ''] = reply.headers.getSetCookie().filter((text) => text.includes('session_token='))
      const [, maxAge] = /max-age=(\d+)/i.exec(line) ?? []
      expect(Number(maxAge) * 1000).toBeLessThanOrEqual(7 * days)
    },
  },
  {
    id: 'session-secret',
    asvs: ['3.3.4', '14.2.1', '15.3.1'],
    claim: 'the token is in the cookie and in no body; neither is a password or its hash',
    async run(service) {
      const {account, reply} = await service.shared()
      const visitor = await service.reader()
      const signedIn = service.visitor()
      const bodies = [
        reply.body,
        (await signedIn.signIn(account)).body,
        (await visitor.api('/get-session')).body,
        (await visitor.api('/token')).body,
        (await visitor.api(keysOf(service))).body,
        (await visitor.ask('/account')).body,
      ]
      for (const secret of [visitor.token, signedIn.token, account.password, '$argon2', '"password":'])
        for (const [at, body] of bodies.entries()) expect([at, body.includes(secret)]).toEqual([at, false])
    },
  },
  {
    id: 'session-leave',
    asvs: ['7.4.4', '7.5.2'],
    claim: 'the account page shows how to sign out, here and everywhere',
    async run(service) {
      const {status, body} = await (await service.reader()).ask('/account')
      expect(status).toBe(200)
      expect(body).toMatch(/sign out/i)
      expect(body).toMatch(/all (other )?devices|everywhere/i)
    },
  },
]
