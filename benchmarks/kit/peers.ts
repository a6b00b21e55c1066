import {randomBytes} from 'node:crypto'
import {fileURLToPath} from 'node:url'
import {freePort} from './ports.ts'
import {type Program, startProgram} from './program.ts'

const file = fileURLToPath(new URL('../peers/next/server.mjs', import.meta.url))

/** The built Next app with what we compare with, in production. */
export async function startPeers(database: string): Promise<Program> {
  const port = String(await freePort())
  const secret = randomBytes(32).toString('base64url')
  return startProgram(file, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: port,
    DATABASE_URL: database,
    BETTER_AUTH_URL: `http://127.0.0.1:${port}`,
    BETTER_AUTH_SECRET: secret,
    AUTH_SECRET: secret,
  })
}

/** A reader of BetterAuth below `base`. @returns the cookies of their browser. */
export async function signUpAt(
  {address}: Program,
  base: string,
  account: {name: string; email: string; password: string},
): Promise<string> {
  const response = await fetch(`${address}${base}/sign-up/email`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: address},
    body: JSON.stringify(account),
  })
  if (!response.ok)
    throw new Error(`${base} refused a sign-up with ${response.status}: ${await response.text()}`)
  return cookiesOf(response)
}

/** A reader of Auth.js, signed in by its form. @returns the cookies of their browser. */
export async function signInWithAuthJs({address}: Program, email: string): Promise<string> {
  const asked = await fetch(`${address}/api/authjs/csrf`)
  const {csrfToken} = (await asked.json()) as {csrfToken: string}
  const response = await fetch(`${address}/api/authjs/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {cookie: cookiesOf(asked), origin: address},
    body: new URLSearchParams({csrfToken, email}),
  })
  return cookiesOf(response)
}

const cookiesOf = ({headers}: Response): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ')
