// Do readers who are signed in notice a burst of sign-ins? The rate of `GET /api/auth/get-session` with twenty sign-ins
// in flight all the time, beside its rate without them, in turns.
import {load, requireCheck, type Target} from './kit/load.ts'
import {type Spread, show, spread} from './kit/median.ts'
import type {Program} from './kit/program.ts'
import {publish, surroundings} from './kit/report.ts'
import {signUp, someAddress, startService} from './kit/service.ts'

const ROUNDS = 6
const SIGN_INS = 20
const CONCURRENCY = 8
const WARM_UP = {concurrency: CONCURRENCY, requests: 2_000, milliseconds: 10_000}
const TURN = {concurrency: CONCURRENCY, requests: Number.POSITIVE_INFINITY, milliseconds: 4_000}

// Ended by hand, the server and the data end, too: both wait for this process' exit.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

type Account = Awaited<ReturnType<typeof signUp>>

/** Limits count by account and by address. Each client has an account, and each sign-in comes from somewhere else. */
async function signIn({address}: Program, {email, password}: Account): Promise<void> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:3000',
      'x-forwarded-for': someAddress(),
    },
    body: JSON.stringify({email, password}),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`A sign-in was answered with ${response.status}: ${answer}`)
}

/** Keeps a sign-in of each account in flight until `work` is done. @returns what came of it, and how many there were. */
async function during<T>(
  service: Program,
  accounts: Account[],
  work: () => Promise<T>,
): Promise<[T, number]> {
  let done = false
  let signIns = 0
  const clients = accounts.map(async (account) => {
    while (!done) {
      await signIn(service, account)
      signIns += 1
    }
  })
  const burst = Promise.all(clients)
  // A sign-in that fails ends the measurement; nobody may wait for it in vain.
  const result = await Promise.race([work(), burst.then(() => Promise.reject(new Error('The burst ended.')))])
  done = true
  await burst
  return [result, signIns]
}

const before = surroundings()
const service = await startService({env: {AUTH_TRUSTED_PROXIES: '127.0.0.1'}})
try {
  const [reader, ...accounts] = await everybody()
  const session: Target = {
    name: 'get-session',
    pid: service.pid,
    url: `${service.address}/api/auth/get-session`,
    headers: {cookie: reader.cookies.join('; ')},
    proof: reader.email,
  }
  await requireCheck(session)

  const perSecond = TURN.milliseconds / 1_000
  const checks = async () => (await load(session, TURN)).length / perSecond
  await load(session, WARM_UP)
  await during(service, accounts, checks)

  const idle: number[] = []
  const busy: number[] = []
  const signIns: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    idle.push(await checks())
    const [rate, count] = await during(service, accounts, checks)
    busy.push(rate)
    signIns.push(count / perSecond)
    console.log(`round ${round + 1} of ${ROUNDS}`)
  }

  const share = spread(busy.map((rate, round) => (100 * rate) / (idle[round] ?? Number.NaN)))
  const measured = {idle: spread(idle), busy: spread(busy), share, signIns: spread(signIns)}
  const row = (name: string, values: Spread) => [name, show(values)]
  publish({
    name: 'sign-in-burst',
    title: `Session checks while ${SIGN_INS} sign-ins are in flight`,
    method:
      `${ROUNDS} rounds of ${perSecond} seconds without and with sign-ins, in turns; median (lowest–highest). ` +
      `${CONCURRENCY} session checks at a time over kept connections. Every answer was checked: all sessions were told, ` +
      'all sign-ins succeeded, each a real Argon2id. What is wanted is a share of 25 % or more.',
    surroundings: before,
    tables: [
      {
        head: ['', 'median (lowest–highest)'],
        rows: [
          row('session checks a second, nobody signs in', measured.idle),
          row(`session checks a second, ${SIGN_INS} sign-ins in flight`, measured.busy),
          row('share that is left, %', measured.share),
          row('sign-ins a second, beside them', measured.signIns),
        ],
      },
    ],
    measured,
  })
} finally {
  await service.stop()
}

/** One who is signed in, and those who sign in again and again. */
async function everybody(): Promise<[Account, ...Account[]]> {
  const accounts: Account[] = []
  for (let made = 0; made < SIGN_INS; made += 1) accounts.push(await signUp(service))
  return [await signUp(service), ...accounts]
}
