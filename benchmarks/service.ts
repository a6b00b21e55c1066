// What does the service cost? Its four operations, each beside what others charge for the same: BetterAuth as documented,
// Auth.js, a Next route that does nothing, and the least a session check can be.
import {requireCheck, type Target} from './kit/load.ts'
import {operationsOf, operationsOfPeers, startLeast} from './kit/operations.ts'
import {startPeers} from './kit/peers.ts'
import {startPostgresServer} from './kit/postgres.ts'
import {publish, surroundings} from './kit/report.ts'
import {requestsTable} from './kit/requests.ts'
import {type Measured, measure} from './kit/rounds.ts'
import {startService} from './kit/service.ts'

const ROUNDS = 5
const CONCURRENCY = 8
const WARM_UP = {concurrency: CONCURRENCY, requests: 1_500, milliseconds: 2_500}
const TURN = {concurrency: CONCURRENCY, requests: 4_000, milliseconds: 2_000}

// Ended by hand, the servers and the data end, too: all wait for this process' exit.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const stops: (() => Promise<void>)[] = []
/** Stopped at the end, the last one first. */
function running<T extends {stop(): Promise<void>}>(program: T): T {
  stops.unshift(() => program.stop())
  return program
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
  const {program, target: hmac} = await startLeast()
  running(program)

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
