import {expect} from 'vitest'
import type {Check} from '../check.ts'
import {type Reply, type Service, somebody} from '../service.ts'

/** Every refusal of this file is a reason that a reader can act on. */
function isReason(reply: Reply, code: string): void {
  expect(reply.json).toEqual({code, message: expect.stringMatching(/\w.*\./)})
  expect(reply.status).toBe(400)
}

/** Asks for an account with this password; a good one would make the account, so it is for bad ones. */
const signUpWith = (service: Service, password: string): Promise<Reply> =>
  service.ask('/api/auth/sign-up/email', {body: {...somebody(), password}})

export const passwords: Check[] = [
  {
    id: 'password-length',
    asvs: ['6.2.1'],
    claim: 'fewer than 8 characters are refused, counted as a reader counts them, and more than 128',
    async run(service) {
      isReason(await signUpWith(service, 'kx7-qz2'), 'PASSWORD_TOO_SHORT')
      isReason(await signUpWith(service, '🦜🦜🦜🦜🦜🦜🦜'), 'PASSWORD_TOO_SHORT')
      isReason(await signUpWith(service, `${'quiet harbour '.repeat(9)}abc`), 'PASSWORD_TOO_LONG')
    },
  },
  {
    id: 'password-common',
    asvs: ['6.2.4', '6.2.12'],
    claim: 'a password of the lists that attackers try first is refused, at sign-up and at a change',
    async run(service) {
      for (const password of ['password1', 'iloveyou1', 'qwertyuiop', '1q2w3e4r5t', 'sunshine1'])
        isReason(await signUpWith(service, password), 'PASSWORD_COMMON')
      const {account, visitor} = await service.shared()
      const currentPassword = account.password
      isReason(
        await visitor.post('/change-password', {currentPassword, newPassword: 'password1'}),
        'PASSWORD_COMMON',
      )
    },
  },
  {
    id: 'password-personal',
    asvs: ['6.2.11'],
    claim: 'one’s own address or name is no password',
    async run(service) {
      const person = somebody()
      for (const password of [person.email, person.email.split('@')[0] ?? '', 'SecurityCheck123'])
        isReason(
          await service.ask('/api/auth/sign-up/email', {body: {...person, password}}),
          'PASSWORD_PERSONAL',
        )
    },
  },
  {
    id: 'password-change',
    asvs: ['6.2.2', '6.2.3'],
    claim: 'a reader can change the password, and needs the current one for it',
    async run(service) {
      const visitor = await service.reader()
      const newPassword = somebody().password
      isReason(
        await visitor.post('/change-password', {currentPassword: 'not the current one', newPassword}),
        'INVALID_PASSWORD',
      )
      isReason(await visitor.post('/change-password', {newPassword}), 'PASSWORD_REQUIRED')
      const nobody = service.visitor()
      const refused = await nobody.post('/change-password', {currentPassword: newPassword, newPassword})
      expect(refused.status).toBe(401)
      await changed(service, newPassword)
    },
  },
  {
    id: 'password-any',
    asvs: ['6.2.5', '6.2.8', '6.2.9'],
    claim: '128 characters of any kind are a password, and every one of them counts',
    async run(service) {
      const password = 'parrot on the quay 🦜 '.repeat(7).slice(0, 140)
      const longest = [...password].slice(0, 127).join('').padEnd(127, '.')
      await changed(service, `${longest}🦜`)
      const {email} = (await service.shared()).account
      for (const wrong of [`${longest}🦊`, `${longest}🦜`.toUpperCase()]) {
        const reply = await service.ask('/api/auth/sign-in/email', {body: {email, password: wrong}})
        expect(reply.status).toBe(401)
      }
      await service.signedIn()
    },
  },
  {
    id: 'password-form',
    asvs: ['6.2.6', '6.2.7'],
    claim: 'password fields hide what is typed, and let password managers and the clipboard work',
    async run(service) {
      for (const [path, kind] of [
        ['/signin', 'current-password'],
        ['/signup', 'new-password'],
      ] as const) {
        const {body} = await service.ask(path)
        const [field = ''] = /<input[^>]*name="password"[^>]*>/.exec(body) ?? []
        expect(field).toContain('type="password"')
        expect(field.toLowerCase()).toContain(`autocomplete="${kind}"`)
        expect(field).not.toMatch(/maxlength|onpaste|readonly/i)
      }
    },
  },
  {
    id: 'same-answer',
    asvs: ['6.3.8'],
    claim: 'a wrong password and an unknown address get the same answer',
    async run(service) {
      const {email} = (await service.shared()).account
      const guess = async (who: string) => {
        const body = {email: who, password: 'wrong on purpose'}
        const reply = await service.visitor().patiently('/sign-in/email', body)
        return [reply.status, reply.body, [...reply.headers.keys()]]
      }
      const wrong = await guess(email)
      expect(wrong[0]).toBe(401)
      expect(await guess(somebody().email)).toEqual(wrong)
    },
  },
]

/** Changes the shared account's password for real; whoever signs in to it afterwards needs the new one. */
async function changed(service: Service, newPassword: string): Promise<void> {
  const {account, visitor} = await service.shared()
  const reply = await visitor.patiently('/change-password', {currentPassword: account.password, newPassword})
  expect([reply.status, reply.body]).toEqual([200, expect.any(String)])
  account.password = newPassword
}
