import {randomBytes, randomInt} from 'node:crypto'
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
  /** Address of an empty database on a Postgres; the embedded one without it. */
  database?: string
  /** What the service is told besides. */
  env?: Record<string, string>
}

/** The built service in production, with an embedded database of its own that is gone afterwards, or on a Postgres. */
export async function startService({
  docs = 'http://localhost:3000',
  host = '127.0.0.1',
  port,
  contentSecret = secret(),
  database,
  env = {},
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
    ...(database ? {DATABASE_URL: database} : {DATABASE_DRIVER: 'pglite', AUTH_DATA_DIR: dataDir}),
    ...env,
  })
}

/**
 * Makes an account the way a reader does.
 *
 * @returns its address and password, and the cookies its browser keeps from now on, each as `name=value`.
 */
export async function signUp(
  {address}: Program,
  docs = 'http://localhost:3000',
): Promise<{email: string; password: string; cookies: string[]}> {
  const email = `reader.${randomBytes(6).toString('hex')}@example.com`
  const password = `pw ${randomBytes(12).toString('hex')}`
  const response = await fetch(`${address}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: docs, 'x-forwarded-for': someAddress()},
    body: JSON.stringify({name: 'Ada Lovelace', email, password}),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`The service refused a sign-up with ${response.status}: ${answer}`)
  return {
    email,
    password,
    cookies: response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? ''),
  }
}

/** For a service that trusts this machine as its proxy: limits count by address, and readers have one each. */
export const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

function secret(): string {
  return randomBytes(32).toString('base64url')
}
