import {randomBytes} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {contentSecret, sealingProblems} from '../../src/build/secret.js'

const good = randomBytes(32).toString('base64')
const problemsWith = (env: Record<string, string | undefined>) => sealingProblems(env).map(({code}) => code)

describe('the environment of a build that has something to seal', () => {
  test.each([good, randomBytes(32).toString('hex'), ` ${good} `, `${good},an older one`])(
    '%s will do',
    (secret) => {
      expect(problemsWith({AUTH_CONTENT_SECRET: secret})).toEqual([])
    },
  )

  test('of several, the first is the one to seal with', () => {
    expect(contentSecret({AUTH_CONTENT_SECRET: ` ${good} , ${good}2`})).toBe(good)
  })

  test.each([
    [undefined, 'SECRET_MISSING'],
    ['', 'SECRET_MISSING'],
    ['  ', 'SECRET_MISSING'],
    [`,${good}`, 'SECRET_WEAK'],
    ['x'.repeat(31), 'SECRET_WEAK'],
    [`short,${good}`, 'SECRET_WEAK'],
    ['x'.repeat(64), 'SECRET_WEAK'],
    ['1234567'.repeat(8), 'SECRET_WEAK'],
  ])('%j is refused as %s', (secret, code) => {
    expect(problemsWith({AUTH_CONTENT_SECRET: secret})).toEqual([code])
    expect(() => contentSecret({AUTH_CONTENT_SECRET: secret})).toThrow(code)
  })

  test('a comma in a passphrase is told', () => {
    const [problem] = sealingProblems({AUTH_CONTENT_SECRET: 'correct horse, battery, staple and a lot more'})
    expect(problem?.message).toContain(
      'AUTH_CONTENT_SECRET (the first of 3, separated by commas) is too short',
    )
  })

  test('what is wrong is told at once, with a command that helps, and never with the secret', () => {
    const env = {AUTH_CONTENT_SECRET: 'hunter2', DOCUSAURUS_KEEP_SERVER_BUNDLE: 'true'}
    const told = sealingProblems(env)
      .map(({message}) => message)
      .join('\n')
    expect(told).toContain('SECRET_WEAK')
    expect(told).toContain('SERVER_BUNDLE_KEPT')
    expect(told).toContain('openssl rand -base64 32')
    expect(told).not.toContain('hunter2')
  })
})
