import {randomBytes} from 'node:crypto'
import {expect} from 'vitest'
import type {Check} from '../check.ts'

const secret = (): string => randomBytes(32).toString('base64url')

/** True whether or not the deployment has docs on another site: what is made up opens nothing, and nobody is handed a code. */
export const passes: Check[] = [
  {
    id: 'pass-made-up',
    asvs: ['10.4.2', '10.4.6'],
    claim: 'a code, a verifier or a pass that somebody made up opens nothing',
    async run(service) {
      const stranger = service.visitor()
      const body = {code: secret(), verifier: secret()}
      for (const origin of [service.docs, 'https://evil.example', null]) {
        const exchanged = await stranger.post('/docs/pass', body, {origin})
        expect([origin, [400, 403]]).toEqual([origin, expect.arrayContaining([exchanged.status])])
        const renewed = await stranger.post('/docs/pass/renew', {}, {origin})
        expect([origin, [401, 403]]).toEqual([origin, expect.arrayContaining([renewed.status])])
        expect([...exchanged.headers.getSetCookie(), ...renewed.headers.getSetCookie()]).toEqual([])
      }
      const headers = {authorization: `Bearer ${secret()}`}
      expect((await stranger.api('/get-session', {headers})).json).toBeNull()
      expect((await stranger.api('/token', {headers})).status).toBe(401)
    },
  },
  {
    id: 'pass-return-page',
    asvs: ['10.4.1'],
    claim: 'no page but a return page on the list is handed a code',
    async run(service) {
      const reader = await service.reader()
      const query = `code_challenge=${secret()}&state=${secret()}`
      for (const page of [`${service.docs}/?${query}`, `https://evil.example/auth-return?${query}`]) {
        const {status, headers} = await reader.ask(`/signin?callbackUrl=${encodeURIComponent(page)}`)
        expect([page, status]).toEqual([page, 303])
        const location = headers.get('location') ?? ''
        expect(new URL(location).hostname).not.toBe('evil.example')
        expect(location).not.toMatch(/#.*code=/)
      }
    },
  },
]
