import {expect, test} from 'vitest'
import {redactError, redactText} from '../../src/log'

const token = 'f7okJHLivEwiQssg6imgHU3dOlMCpnJX'

test.for([
  `Failed query: select * from "session" where "token" = $1\nparams: ${token},ada@example.com`,
  'Sign-up attempt for existing email: ada@example.com',
  `invalid input syntax: "${token}"`,
  'Key (email)=(ada@example.com) already exists.',
  '/verify/ada%40example.com',
])('%j is written down without what is private', (text) => {
  expect(redactText(text)).not.toMatch(/ada|f7ok/)
})

test('a sentence without secrets stays as it is', () => {
  const text = 'connect ECONNREFUSED 127.0.0.1:5432'
  expect(redactText(text)).toBe(text)
})

test('an error keeps its name, its code, its cause and where it was thrown', () => {
  const cause = Object.assign(new Error(`duplicate key: (ada@example.com)`), {code: '23505'})
  const error = redactError(new TypeError(`no ${token}`, {cause}))
  expect(error).toMatchObject({
    name: 'TypeError',
    message: 'no [redacted]',
    cause: {name: 'Error', code: '23505'},
  })
  expect(error.stack).toContain('log.test.ts')
  expect(JSON.stringify(error)).not.toMatch(/ada@|f7ok/)
})
