import {randomBytes} from 'node:crypto'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type Program, startProgram} from './program.ts'

const serverFile = fileURLToPath(new URL('../../auth-service/dist/server.mjs', import.meta.url))

/** The built service in production, with an embedded database of its own that is gone afterwards. */
export async function startService(): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'docs-auth-benchmark-'))
  const forget = () => rmSync(dataDir, {recursive: true, force: true, maxRetries: 3})
  process.once('exit', forget)
  const port = await freePort()
  const secret = () => randomBytes(32).toString('base64url')
  return startProgram(serverFile, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: String(port),
    BETTER_AUTH_URL: `http://127.0.0.1:${port}`,
    BETTER_AUTH_TRUSTED_ORIGINS: 'http://localhost:3000',
    AUTH_DOCS_URL: 'http://localhost:3000/',
    BETTER_AUTH_SECRET: secret(),
    AUTH_CONTENT_SECRET: secret(),
    DATABASE_DRIVER: 'pglite',
    AUTH_DATA_DIR: dataDir,
  })
}

/**
 * Makes an account the way a reader does.
 *
 * @returns its address, and the `Cookie` header its browser sends from now on.
 */
export async function signUp({address}: Program): Promise<{email: string; cookie: string}> {
  const email = `reader.${randomBytes(6).toString('hex')}@example.com`
  const response = await fetch(`${address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: 'http://localhost:3000'},
    body: JSON.stringify({name: 'Ada Lovelace', email, password: `pw ${randomBytes(12).toString('hex')}`}),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`The service refused a sign-up with ${response.status}: ${answer}`)
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  return {email, cookie: cookie.join('; ')}
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
