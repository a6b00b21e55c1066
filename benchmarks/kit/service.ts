import {randomBytes} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {freePort} from './ports.ts'
import {type Program, startProgram} from './program.ts'

const serverFile = fileURLToPath(new URL('../../auth-service/dist/server.mjs', import.meta.url))

interface ServiceOptions {
  /** Origin of the site that may ask, and the host name that site and service share. */
  docs?: string
  host?: string
  port?: number
  contentSecret?: string
}

/** The built service in production, with an embedded database of its own that is gone afterwards. */
export async function startService({
  docs = 'http://localhost:3000',
  host = '127.0.0.1',
  port,
  contentSecret = secret(),
}: ServiceOptions = {}): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'docs-auth-benchmark-'))
  const forget = () => rmSync(dataDir, {recursive: true, force: true, maxRetries: 3})
  process.once('exit', forget)
  const listening = String(port ?? (await freePort()))
  return startProgram(serverFile, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: listening,
    BETTER_AUTH_URL: `http://${host}:${listening}`,
    BETTER_AUTH_TRUSTED_ORIGINS: docs,
    AUTH_DOCS_URL: `${docs}/`,
    BETTER_AUTH_SECRET: secret(),
    AUTH_CONTENT_SECRET: contentSecret,
    DATABASE_DRIVER: 'pglite',
    AUTH_DATA_DIR: dataDir,
  })
}

/**
 * Makes an account the way a reader does.
 *
 * @returns its address, and the cookies its browser keeps from now on, each as `name=value`.
 */
export async function signUp(
  {address}: Program,
  docs = 'http://localhost:3000',
): Promise<{email: string; cookies: string[]}> {
  const email = `reader.${randomBytes(6).toString('hex')}@example.com`
  const response = await fetch(`${address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: docs},
    body: JSON.stringify({name: 'Ada Lovelace', email, password: `pw ${randomBytes(12).toString('hex')}`}),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`The service refused a sign-up with ${response.status}: ${answer}`)
  return {email, cookies: response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')}
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}
