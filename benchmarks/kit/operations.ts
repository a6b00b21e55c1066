import {createHmac, randomBytes} from 'node:crypto'
import {fileURLToPath} from 'node:url'
import type {Target} from './load.ts'
import {signInWithAuthJs, signUpAt} from './peers.ts'
import {type Program, startProgram} from './program.ts'
import {signUp, someAddress} from './service.ts'

const docs = 'http://localhost:3000'
const keysPath = `/api/auth/docs/keys?site=${encodeURIComponent(`${docs}/`)}&epoch=1&access=signed-in`

/** Each session may ask for 300 tokens and keys in a minute, and here one is asked for 300 in a second. */
const READERS = 250

type Reader = Awaited<ReturnType<typeof signUp>>

/** Targets of the service, over one of its databases. */
export async function operationsOf(service: Program, where: string, database: number | null) {
  const readers: Reader[] = []
  for (let reader = 0; reader < READERS; reader += 1) readers.push(await signUp(service, docs))
  const [first] = readers
  if (!first) throw new Error('There is no reader.')
  let turn = 0
  const cookieOf = ({cookies}: Reader) => cookies.join('; ')
  const accountOf = ({email, password}: Reader) => ({email, password})
  const next = (): Reader => {
    turn += 1
    return readers[turn % READERS] ?? first
  }
  const oneAfterAnother = () => ({cookie: cookieOf(next())})
  const common = {pid: service.pid, database}
  const at = (path: string) => `${service.address}${path}`
  return {
    session: {
      ...common,
      name: `ours, ${where}`,
      url: at('/api/auth/get-session'),
      headers: {cookie: cookieOf(first)},
      proof: first.email,
    },
    token: {
      ...common,
      name: `ours, ${where}: token`,
      url: at('/api/auth/token'),
      vary: oneAfterAnother,
      proof: '"token":"eyJ',
    },
    keys: {
      ...common,
      name: `ours, ${where}: keys`,
      url: at(keysPath),
      headers: {origin: docs},
      vary: oneAfterAnother,
      proof: '"signed-in":"',
    },
    signIn: {
      ...common,
      name: `ours, ${where}: sign-in`,
      url: at('/api/auth/sign-in/email'),
      headers: {'content-type': 'application/json', origin: docs},
      body: () => accountOf(next()),
      // Limits count by address; the service takes this machine for its proxy.
      vary: () => ({'x-forwarded-for': someAddress()}),
      proof: '"email":"reader.',
    },
  } satisfies Record<string, Target>
}

/** Targets of BetterAuth, Auth.js and nothing, all in one Next app. */
export async function operationsOfPeers(peers: Program, database: number | null) {
  const account = {
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    password: `pw ${randomBytes(12).toString('hex')}`,
  }
  const other = {...account, email: 'grace@example.com'}
  const cookie = await signUpAt(peers, '/api/auth', account)
  const cookieForTokens = await signUpAt(peers, '/api/auth-jwt', other)
  const cookieOfAuthJs = await signInWithAuthJs(peers, account.email)
  const {pid, address} = peers
  return {
    betterAuth: {
      name: 'BetterAuth as documented',
      pid,
      database,
      url: `${address}/api/auth/get-session`,
      headers: {cookie},
      proof: account.email,
    },
    authJs: {
      name: 'Auth.js, no database',
      pid,
      url: `${address}/api/authjs/session`,
      headers: {cookie: cookieOfAuthJs},
      proof: account.email,
    },
    nothing: {name: 'Next route', pid, url: `${address}/api/bare`, proof: 'ada@example.com'},
    token: {
      name: 'BetterAuth with jwt()',
      pid,
      database,
      url: `${address}/api/auth-jwt/token`,
      headers: {cookie: cookieForTokens},
      proof: '"token":"eyJ',
    },
    signIn: {
      name: 'BetterAuth: sign-in',
      pid,
      database,
      url: `${address}/api/auth/sign-in/email`,
      headers: {'content-type': 'application/json', origin: address},
      body: () => account,
      proof: account.email,
    },
  } satisfies Record<string, Target>
}

/** A session check without database and framework. */
export async function startLeast(): Promise<{program: Program; target: Target}> {
  const secret = randomBytes(32).toString('base64url')
  const file = fileURLToPath(new URL('../peers/hmac-cookie.mjs', import.meta.url))
  const program = await startProgram(file, {NODE_ENV: 'production', HMAC_SECRET: secret})
  const value = encodeURIComponent('ada@example.com')
  const signature = createHmac('sha256', secret).update(value).digest('base64url')
  const target = {
    name: 'node:http + HMAC',
    pid: program.pid,
    url: program.address,
    headers: {cookie: `reader=${value}~${signature}`},
    proof: 'ada@example.com',
  }
  return {program, target}
}
