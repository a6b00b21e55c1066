import {createServer} from 'node:http'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {Program, productionEnv, startServer, temporaryDirectory} from '../support/server'

let data: Awaited<ReturnType<typeof temporaryDirectory>>
beforeAll(async () => {
  data = await temporaryDirectory()
})
afterAll(() => data.remove())

const embedded = () => productionEnv({DATABASE_DRIVER: 'pglite', AUTH_DATA_DIR: data.path})

test('without an environment it does not start, and says everything that is missing', async () => {
  const {code, output} = await new Program('server', [], {}).ended()
  expect(code).toBe(1)
  for (const variable of [
    'BETTER_AUTH_URL',
    'BETTER_AUTH_SECRET',
    'BETTER_AUTH_TRUSTED_ORIGINS',
    'AUTH_DOCS_URL',
    'AUTH_CONTENT_SECRET',
    'DATABASE_URL',
  ])
    expect(output).toContain(`  - ${variable} is not set`)
  expect(output).toContain(`node -p "require('crypto').randomBytes(32).toString('base64url')"`)
  expect(output).not.toMatch(/^\s+at /m)
})

test('the command that is recommended makes a secret that is accepted', async () => {
  const {execFileSync} = await import('node:child_process')
  const {makeSecret} = await import('../../src/env/fields')
  const secret = execFileSync('sh', ['-c', makeSecret], {encoding: 'utf8'})
  const {readEnv} = await import('../../src/env')
  expect(readEnv({...(await embedded()), BETTER_AUTH_SECRET: secret}).secrets).toEqual([secret.trim()])
})

test('a database that is away: it says so and does not start', async () => {
  const env = await productionEnv({DATABASE_URL: 'postgres://auth:sesame@127.0.0.1:1/auth'})
  const {code, output} = await new Program('server', [], env).ended()
  expect(code).toBe(1)
  expect(output).toContain('The database does not answer')
  expect(output).toContain('DATABASE_URL')
  expect(output).not.toContain('sesame')
})

test('a port that is taken: it says which, and what to do', async () => {
  const env = await embedded()
  const other = createServer().listen(Number(env.PORT), '127.0.0.1')
  try {
    const {code, output} = await new Program('server', [], env).ended()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${env.PORT} is in use.`)
  } finally {
    other.close()
  }
})

test('a second service on the same embedded database is refused, and the first goes on', async () => {
  const first = await startServer(await embedded())
  try {
    const {code, output} = await new Program('server', [], await embedded()).ended()
    expect(code).toBe(1)
    expect(output).toContain(data.path)
    expect(output).toMatch(/in use by process \d+/)
    expect((await fetch(`${first.address}/api/ready`)).status).toBe(200)
  } finally {
    await first.stop()
  }
})

test('SIGTERM: what is in flight is answered, then the process ends with 0 and frees the database', async () => {
  const env = await embedded()
  const server = await startServer(env)
  const body = JSON.stringify({name: 'Ada', email: 'ada@example.com', password: 'slowly melting lanterns'})
  let finish = () => {}
  const slow = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(Buffer.from(body.slice(0, 10)))
      finish = () => {
        controller.enqueue(Buffer.from(body.slice(10)))
        controller.close()
      }
    },
  })
  const answer = fetch(`${server.address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: 'http://localhost:3000'},
    body: slow,
    duplex: 'half',
  } as RequestInit)
  // Asked on another connection after the slow one: when this is answered, the slow one has arrived.
  await fetch(`${server.address}/api/health`)
  server.signal('SIGTERM')
  await server.says('shutting down')
  await expect(fetch(`${server.address}/api/health`)).rejects.toThrow()
  finish()
  expect((await answer).status).toBe(200)
  expect((await server.ended()).code).toBe(0)

  const again = await startServer({...env, BETTER_AUTH_SECRET: env.BETTER_AUTH_SECRET})
  try {
    const signIn = await fetch(`${again.address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: 'http://localhost:3000'},
      body: JSON.stringify({email: 'ada@example.com', password: 'slowly melting lanterns'}),
    })
    expect(signIn.status).toBe(200)
  } finally {
    await again.stop()
  }
})
