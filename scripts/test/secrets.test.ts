import {mkdtempSync, readFileSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, expect, test, vi} from 'vitest'
import {localSecrets} from '../steps/secrets.ts'

const freshDir = () => join(mkdtempSync(join(tmpdir(), 'secrets-')), 'data/')

afterEach(() => vi.unstubAllEnvs())

test('makes strong secrets once and keeps them', () => {
  const dir = freshDir()
  const first = localSecrets(dir)
  expect(Buffer.from(first.BETTER_AUTH_SECRET, 'base64url')).toHaveLength(32)
  expect(first.AUTH_CONTENT_SECRET).not.toBe(first.BETTER_AUTH_SECRET)
  expect(localSecrets(dir)).toEqual(first)
})

test('keeps them in a file that only its owner can read', () => {
  const dir = freshDir()
  localSecrets(dir)
  expect(statSync(`${dir}secrets.env`).mode & 0o777).toBe(0o600)
})

test('uses a secret from the environment and does not write it down', () => {
  const dir = freshDir()
  vi.stubEnv('BETTER_AUTH_SECRET', 'from-the-environment')
  expect(localSecrets(dir).BETTER_AUTH_SECRET).toBe('from-the-environment')
  expect(readFileSync(`${dir}secrets.env`, 'utf8')).not.toContain('from-the-environment')
})
