// What does it cost to tell who is reading? `GET /api/auth/get-session` of the real service, beside the same process
// answering next to nothing, and beside the least a session check can be.
import {createHmac, randomBytes} from 'node:crypto'
import {fileURLToPath} from 'node:url'
import {requireCheck, type Target} from './kit/load.ts'
import {type Program, startProgram} from './kit/program.ts'
import {publish, surroundings} from './kit/report.ts'
import {requestsTable} from './kit/requests.ts'
import {measure} from './kit/rounds.ts'
import {signUp, startService} from './kit/service.ts'

const ROUNDS = 6
const CONCURRENCY = 8
const WARM_UP = {concurrency: CONCURRENCY, requests: 2_000, milliseconds: 10_000}
const TURN = {concurrency: CONCURRENCY, requests: 4_000, milliseconds: 4_000}

// Ended by hand, the servers and the data end, too: both wait for this process' exit.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const before = surroundings()
const running: Program[] = []
try {
  const service = await startService()
  running.push(service)
  const {email, cookies} = await signUp(service)

  const secret = randomBytes(32).toString('base64url')
  const bare = await startProgram(fileURLToPath(new URL('peers/hmac-cookie.mjs', import.meta.url)), {
    NODE_ENV: 'production',
    HMAC_SECRET: secret,
  })
  running.push(bare)
  const value = encodeURIComponent(email)
  const signature = createHmac('sha256', secret).update(value).digest('base64url')

  const session: Target = {
    name: 'get-session',
    pid: service.pid,
    url: `${service.address}/api/auth/get-session`,
    headers: {cookie: cookies.join('; ')},
    proof: email,
  }
  const route: Target = {
    name: 'Next route',
    pid: service.pid,
    url: `${service.address}/api/health`,
    proof: '"ok"',
  }
  const hmac: Target = {
    name: 'node:http + HMAC',
    pid: bare.pid,
    url: bare.address,
    headers: {cookie: `reader=${value}~${signature}`},
    proof: email,
  }
  await requireCheck(session)
  await requireCheck(hmac)

  const measured = await measure([session, route, hmac], {rounds: ROUNDS, warmUp: WARM_UP, turn: TURN})
  publish({
    name: 'get-session',
    title: 'Who is reading? GET /api/auth/get-session',
    method:
      `${ROUNDS} interleaved rounds of at most ${TURN.requests} requests or ${TURN.milliseconds / 1000} seconds ` +
      `each, ${CONCURRENCY} at a time over kept connections, after a warm-up. Every answer was checked.`,
    surroundings: before,
    tables: [requestsTable(measured, [route.name, hmac.name])],
    measured,
  })
} finally {
  await Promise.all(running.map((program) => program.stop()))
}
