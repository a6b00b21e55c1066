import {createPublicKey, type JsonWebKey, verify} from 'node:crypto'
import {expect} from 'vitest'
import type {Check} from '../check.ts'
import type {Service} from '../service.ts'

type Part = Record<string, unknown>

const part = (text = ''): Part => JSON.parse(Buffer.from(text, 'base64url').toString())

async function token(service: Service): Promise<{text: string; header: Part; claims: Part}> {
  const text: string = (await (await service.reader()).api('/token')).json.token
  const [header, claims] = text.split('.')
  return {text, header: part(header), claims: part(claims)}
}

const publicKeys = async (service: Service): Promise<JsonWebKey[]> =>
  (await service.ask('/api/auth/jwks')).json.keys

export const tokens: Check[] = [
  {
    id: 'keys-public',
    asvs: ['11.6.1'],
    claim: 'what is published of the signing keys verifies and cannot sign',
    async run(service) {
      const keys = await publicKeys(service)
      expect(keys.length).toBeGreaterThan(0)
      for (const key of keys) {
        expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'x'])
        expect([key.kty, key.crv]).toEqual(['OKP', 'Ed25519'])
      }
    },
  },
  {
    id: 'token-signature',
    asvs: ['9.1.1', '9.1.2', '9.1.3'],
    claim: 'a token is signed with EdDSA by a published key, and does not say where else to look for one',
    async run(service) {
      const {text, header} = await token(service)
      expect(header).toEqual({alg: 'EdDSA', kid: expect.any(String), ...(header.typ ? {typ: 'JWT'} : {})})
      const key = (await publicKeys(service)).find(({kid}) => kid === header.kid)
      const [head, body, signature = ''] = text.split('.')
      const signed = Buffer.from(`${head}.${body}`)
      const publicKey = createPublicKey({key: key as JsonWebKey, format: 'jwk'})
      expect(verify(null, signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
    },
  },
  {
    id: 'token-claims',
    asvs: ['9.2.1', '9.2.3', '9.2.4'],
    claim: 'a token names who made it and whom it is for, and is over after five minutes',
    async run(service) {
      const {claims} = await token(service)
      expect(claims.iss).toBe(service.auth)
      expect(claims.aud).toMatch(/\w/)
      expect(claims.aud).not.toBe(claims.iss)
      expect(claims.sub).toMatch(/\w/)
      const life = Number(claims.exp) - Number(claims.iat)
      expect(life).toBeGreaterThan(0)
      expect(life).toBeLessThanOrEqual(300)
    },
  },
  {
    id: 'token-fields',
    asvs: ['15.3.1'],
    claim: 'a token holds what an API needs to know, and no more of the account',
    async run(service) {
      const {claims} = await token(service)
      const expected = ['aud', 'email', 'exp', 'iat', 'iss', 'name', 'roles', 'sid', 'sub']
      expect(Object.keys(claims).sort()).toEqual(expected)
    },
  },
  {
    id: 'token-purpose',
    asvs: ['9.2.2'],
    claim: 'a token for the API opens no door of the service itself',
    async run(service) {
      const {text} = await token(service)
      const reader = await service.reader()
      const [name] = reader.sessionCookie
      for (const headers of [{authorization: `Bearer ${text}`}, {cookie: `${name}=${text}`}]) {
        const reply = await service.ask('/api/auth/get-session', {headers: headers as Record<string, string>})
        expect([reply.status, reply.json]).toEqual([200, null])
      }
    },
  },
]
