// What does the service cost? Its four operations, each beside what others charge for the same: BetterAuth as documented,
// Auth.js, a Next route that does nothing, and the least a session check can be.
import {createHmac, randomBytes} from 'node:crypto'
import {fileURLToPath} from 'node:url'
import {requireCheck, type Target} from './kit/load.ts'
import {signInWithAuthJs, signUpAt, startPeers} from './kit/peers.ts'
import {startPostgresServer} from './kit/postgres.ts'
import {startProgram} from './kit/program.ts'
import {publish, surroundings} from './kit/report.ts'
import {requestsTable} from './kit/requests.ts'
import {type Measured, measure} from './kit/rounds.ts'
import {signUp, someAddress, startService} from './kit/service.ts'

const ROUNDS = 5
const CONCURRENCY = 8
const WARM_UP = {concurrency: CONCURRENCY, requests: 1_500, milliseconds: 2_500}
const TURN = {concurrency: CONCURRENCY, requests: 4_000, milliseconds: 2_000}
const docs = 'http://localhost:3000'
const keysPath = `/api/auth/docs/keys?site=${encodeURIComponent(`${docs}/`)}&epoch=1&access=signed-in`

/** Each session may ask for 300 tokens and keys in a minute, and here one is asked for 300 in a second. */
const READERS = 250

// Ended by hand, the servers and the data end, too: all wait for this process' exit.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const stops: (() => Promise<void>)[] = []
/** Stopped at the end, the last one first. */
function running<T extends {stop(): Promise<void>}>(program: T): T {
  stops.unshift(() => program.stop())
  return program
}

type Service = Awaited<ReturnType<typeof startService>>
type Reader = Awaited<ReturnType<typeof signUp>>

/** Targets of the service, over one of its databases. */
async function operationsOf(service: Service, where: string, database: number | null) {
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
async function operationsOfPeers(peers: Service, database: number | null) {
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

async function leastOfAll(): Promise<Target> {
  const secret = randomBytes(32).toString('base64url')
  const file = fileURLToPath(new URL('peers/hmac-cookie.mjs', import.meta.url))
  const bare = running(await startProgram(file, {NODE_ENV: 'production', HMAC_SECRET: secret}))
  const value = encodeURIComponent('ada@example.com')
  const signature = createHmac('sha256', secret).update(value).digest('base64url')
  return {
    name: 'node:http + HMAC',
    pid: bare.pid,
    url: bare.address,
    headers: {cookie: `reader=${value}~${signature}`},
    proof: 'ada@example.com',
  }
}

const before = surroundings()
try {
  const postgres = running(await startPostgresServer())
  const [ownUrl, peersUrl] = [await postgres.database('own'), await postgres.database('peers')]
  const env = {AUTH_TRUSTED_PROXIES: '127.0.0.1'}
  const onPostgres = await operationsOf(
    running(await startService({database: ownUrl, env})),
    'Postgres',
    postgres.pid,
  )
  const embedded = await operationsOf(running(await startService({env})), 'embedded database', null)
  const peers = await operationsOfPeers(running(await startPeers(peersUrl)), postgres.pid)
  const hmac = await leastOfAll()

  const tables: {title: string; targets: Target[]; baselines: Target[]}[] = [
    {
      title: 'Who is reading? GET get-session',
      targets: [onPostgres.session, embedded.session, peers.betterAuth, peers.authJs, peers.nothing, hmac],
      baselines: [peers.betterAuth, peers.authJs],
    },
    {
      title: 'A token for an API. GET token',
      targets: [onPostgres.token, peers.token],
      baselines: [peers.token],
    },
    {
      title: 'Keys of protected pages. GET docs/keys',
      targets: [onPostgres.keys, embedded.keys],
      baselines: [onPostgres.keys],
    },
    {
      title: 'Signing in. POST sign-in/email',
      targets: [onPostgres.signIn, peers.signIn],
      baselines: [peers.signIn],
    },
  ]
  const targets = tables.flatMap((table) => table.targets)
  for (const target of targets) if (target !== peers.nothing) await requireCheck(target)

  const measured = await measure(targets, {rounds: ROUNDS, warmUp: WARM_UP, turn: TURN})
  const rowsOf = (wanted: Target[]): Measured[] =>
    measured.filter(({name}) => wanted.some((target) => target.name === name))
  publish({
    name: 'service',
    title: 'What does the service cost?',
    method:
      `${ROUNDS} interleaved rounds of at most ${TURN.requests} requests or ${TURN.milliseconds / 1000} seconds ` +
      `each, ${CONCURRENCY} at a time over kept connections, after a warm-up. Every answer was checked.`,
    surroundings: before,
    tables: tables.map(({title, targets, baselines}) =>
      requestsTable(
        title,
        rowsOf(targets),
        baselines.map(({name}) => name),
      ),
    ),
    measured,
  })
} finally {
  for (const stop of stops) await stop()
}
