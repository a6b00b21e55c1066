import {expect} from 'vitest'
import type {Check} from '../check.ts'
import {type Reply, type Service, somebody} from '../service.ts'

/** Refused as the sender's mistake, with a code; never a fault of the service. */
function isRefused(reply: Reply, what: unknown, status = 400): void {
  expect([what, reply.status]).toEqual([what, status])
  expect(reply.json).toEqual({code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String)})
}

const signUp = (service: Service, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
  service.ask('/api/auth/sign-up/email', {body, headers})

/** Every field of a form with this value in its place. */
const eachField = (value: unknown) =>
  (['name', 'email', 'password'] as const).map((field) => ({...somebody(), [field]: value}))

export const input: Check[] = [
  {
    id: 'body-size',
    asvs: ['2.2.2', '15.2.2'],
    claim: 'a body of more than 16 kB is refused before it is read',
    async run(service) {
      const reply = await signUp(service, {...somebody(), name: 'x'.repeat(17_000)})
      isRefused(reply, 'a long name', 413)
      expect(reply.headers.get('access-control-allow-origin')).toBe(service.docs)
      isRefused(await signUp(service, `${' '.repeat(200_000)}{}`), 'spaces', 413)
    },
  },
  {
    id: 'body-type',
    asvs: ['3.5.2', '4.1.1'],
    claim: 'the API takes JSON and nothing that a form of another site can send',
    async run(service) {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/jsonp',
        'text/plain; application/json',
      ])
        isRefused(await signUp(service, JSON.stringify(somebody()), {'content-type': type}), type, 415)
    },
  },
  {
    id: 'body-json',
    asvs: ['2.2.1', '16.5.3'],
    claim: 'what is no JSON object, or a bottomless one, is refused',
    async run(service) {
      const bodies = ['{', '[]', 'null', '"text"', '7', '{"email":', '{"email":"a"}{}', "{'email': 1}", 'NaN']
      for (const body of [...bodies, '['.repeat(8000), `${'{"a":'.repeat(2500)}1${'}'.repeat(2500)}`])
        isRefused(await signUp(service, body), body.slice(0, 20))
      isRefused(await signUp(service, Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)), 'no UTF-8')
    },
  },
  {
    id: 'body-types',
    asvs: ['2.2.1', '15.3.5'],
    claim: 'a value of another type than text is refused in every field',
    async run(service) {
      for (const value of [null, 7, true, [], ['a@example.com'], {}, {$ne: null}])
        for (const body of eachField(value)) isRefused(await signUp(service, body), body)
    },
  },
  {
    id: 'body-characters',
    asvs: ['2.2.1'],
    claim:
      'NUL and lone surrogates are refused everywhere; control and direction marks in names and addresses',
    async run(service) {
      for (const character of ['\0', '\ud800', '\udfff'])
        for (const body of eachField(`quiet${character}harbour@example.com`))
          isRefused(await signUp(service, body), body)
      for (const character of ['\n', '\u001b', '\u0085', '\u202e', '\u2066', '\u2028', '\ufeff'])
        for (const body of eachField(`quiet${character}harbour@example.com`).slice(0, 2))
          isRefused(await signUp(service, body), body)
    },
  },
  {
    id: 'body-oversize',
    asvs: ['2.2.1'],
    claim: 'a field is no longer than its rule says',
    async run(service) {
      for (const body of eachField(`${'q'.repeat(400)}@example.com`))
        isRefused(await signUp(service, body), body)
      const visitor = await service.reader()
      const image = `https://example.com/${'q'.repeat(3000)}`
      isRefused(await visitor.post('/update-user', {image}), 'a long address of a picture')
    },
  },
  {
    id: 'body-unknown',
    asvs: ['8.2.3', '15.3.3'],
    claim: 'nobody gives themselves a role, or any other field that is not theirs to set',
    async run(service) {
      const visitor = await service.reader()
      for (const field of ['roles', 'role', 'id', 'email', 'emailVerified', 'createdAt', 'banned']) {
        const reply = await visitor.post('/update-user', {name: 'Security Check', [field]: ['staff']})
        isRefused(reply, field)
        isRefused(await signUp(service, {...somebody(), [field]: ['staff']}), field)
      }
      expect((await visitor.session())?.user).toMatchObject({roles: [], name: 'Security Check'})
    },
  },
  {
    id: 'body-prototype',
    asvs: ['15.3.6'],
    claim: 'a body cannot reach the prototypes of the service',
    async run(service) {
      for (const key of ['__proto__', 'constructor', 'prototype']) {
        const body = `{"email":"a@example.com","password":"quiet harbour","${key}":{"roles":["staff"]}}`
        isRefused(await service.ask('/api/auth/sign-in/email', {body}), key)
      }
    },
  },
  {
    id: 'query-doubled',
    asvs: ['15.3.7'],
    claim: 'a parameter that is given twice is not guessed at',
    async run(service) {
      const visitor = await service.reader()
      const site = encodeURIComponent(`${service.docs}/`)
      const keys = `/docs/keys?site=${site}&epoch=1&access=signed-in`
      isRefused(await visitor.api(`${keys}&site=${encodeURIComponent('https://evil.example/')}`), 'site')
      isRefused(await visitor.api(`${keys}&epoch=2`), 'epoch')
    },
  },
]
