import {createServer} from 'node:net'
import {execa} from 'execa'
import {expect, test} from 'vitest'
import {root} from '../steps/paths.ts'

const run = (...args: string[]) =>
  execa('node', ['scripts/run.mjs', ...args], {cwd: root, all: true, reject: false})

test('an unknown command is refused with the known ones', async () => {
  const {exitCode, all} = await run('strat')
  expect(exitCode).toBe(1)
  expect(all).toContain(
    'Unknown command "strat". Use one of: start, dev, test, build, check, bench, security.',
  )
})

test('an unknown test suite is refused with the known ones', async () => {
  const {exitCode, all} = await run('test', 'drizle')
  expect(exitCode).toBe(1)
  expect(all).toContain('There is no test suite named drizle')
})

test('an unknown benchmark is refused with the known ones', async () => {
  const {exitCode, all} = await run('bench', 'sealed-page')
  expect(exitCode).toBe(1)
  expect(all).toContain('There is no benchmark named sealed-page')
  expect(all).toContain('sealed-pages')
})

test('the security suite is not let loose on a guess', async () => {
  const {exitCode, all} = await run('security', 'auth.example.com')
  expect(exitCode).toBe(1)
  expect(all).toContain('Next step: name it: npm run test:security -- https://auth.example.com')
})

test('start refuses a port in use before it builds anything, without a stack', async () => {
  const server = createServer()
  // The port may be taken already by a running pair: that is the same situation.
  await new Promise<void>((resolve) =>
    server.once('error', () => resolve()).listen(3001, '127.0.0.1', resolve),
  )
  const {exitCode, all} = await run('start')
  server.close()
  expect(exitCode).toBe(1)
  expect(all).toContain('3001 (service)')
  expect(all).toContain('Next step: stop that program')
  expect(all).not.toMatch(/^\s+at /m)
})
