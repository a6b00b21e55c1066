import {randomInt} from 'node:crypto'
import fc from 'fast-check'
import {describe, expect, inject, test} from 'vitest'
import {type Answer, send} from '../harness/client.ts'
import type {Deployment} from '../harness/deployment.ts'
import {signUp, toHeader} from '../harness/reader.ts'
import {apiRequests, type Fuzzed, pageRequests} from './fuzz/requests.ts'
import {internals} from './internals.ts'

/** Requests to the API in a run; to the pages, which cost more, a third. A day's run is small, that of the matrix is large. */
const runs = Number(process.env.FUZZ_RUNS ?? 600)

/** Always the same requests, so that a failure is not gone the next time. Each seed of the matrix adds as many. */
const seeds = (process.env.FUZZ_SEEDS ?? '20261121').split(',').map(Number)

/** Every day on Postgres; in the matrix on the embedded database as well. */
const names = (process.env.FUZZ_DEPLOYMENTS ?? 'https').split(',')
const deployments = inject('deployments').filter(({name}) => names.includes(name))

/** Milliseconds; generous for the matrix, whose runs are as long as it asks for. */
const patience = 30_000 + runs * 100

describe.each(deployments)('whatever is sent to the service ($name)', {timeout: patience}, (deployment) => {
  test.each(seeds)('the API answers with JSON and a code, never with a fault (seed %i)', async (seed) => {
    const seen = await holds(
      deployment,
      apiRequests(deployment.origins.docs),
      {seed, runs},
      ({method}, answer) => {
        const {status, body, headers} = answer
        const type = headers.get('content-type')
        if (status < 400 || method === 'HEAD') return
        expect(type).toBe('application/json')
        expect(JSON.parse(body)).toEqual({
          code: expect.stringMatching(/^[A-Z_]+$/),
          message: expect.any(String),
        })
      },
    )
    // A run that met only the first check of the service would prove little.
    expect(seen).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 405, 415]))
  })

  // Their forms post to server actions: what no page of ours has made is a page again, or a refusal.
  test.each(seeds)(
    'its pages answer with a page, a redirect or a refusal, never with a fault (seed %i)',
    async (seed) => {
      const plan = {seed, runs: Math.ceil(runs / 3)}
      const seen = await holds(deployment, pageRequests(deployment.origins.auth), plan, (_, {headers}) => {
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
        expect(headers.get('x-content-type-options')).toBe('nosniff')
      })
      expect(seen).toEqual(expect.arrayContaining([200, 303, 404]))
    },
  )
})

/**
 * Sends that many requests, one after another; the first wrong answer is reported with its seed, made as small as it gets.
 *
 * @returns every status that was answered
 */
async function holds(
  deployment: Deployment,
  requests: fc.Arbitrary<Fuzzed>,
  {seed, runs: numRuns}: {seed: number; runs: number},
  check: (request: Fuzzed, answer: Answer) => void,
): Promise<number[]> {
  const {reader, cookies} = await signUp(deployment)
  const session = toHeader(cookies)
  const secrets = [reader.password, ...cookies.filter(({httpOnly}) => httpOnly).map(({value}) => value)]
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const answer = await ask(deployment, request, session)
      seen.add(answer.status)
      expect(answer.status, `${request.method} ${request.target}`).toBeLessThan(500)
      expect(internals.exec(answer.body)?.[0]).toBeUndefined()
      for (const secret of secrets) expect(answer.body).not.toContain(secret)
      check(request, answer)
    }),
    {seed, numRuns},
  )
  // Else half of the requests came from nobody, and said less than they seem to.
  const {body} = await ask(deployment, {...still, target: '/api/auth/get-session'}, session)
  expect(JSON.parse(body)).toMatchObject({user: {email: reader.email}})
  return [...seen]
}

const still: Omit<Fuzzed, 'target'> = {method: 'GET', body: undefined, headers: {}, signedIn: true}

/** Past the edge, as if from behind it, and each time from another network: limits would answer everything else. */
function ask({origins, servicePort}: Deployment, request: Fuzzed, session: string): Promise<Answer> {
  const {method, target, body, headers, signedIn} = request
  const cookie = [headers.cookie, signedIn ? session : ''].filter(Boolean).join('; ')
  return send(null, `http://127.0.0.1:${servicePort}${target}`, {
    method,
    headers: {
      ...headers,
      ...(cookie && {cookie}),
      host: new URL(origins.auth).host,
      'x-forwarded-for': `100.${randomInt(64, 128)}.${randomInt(256)}.${randomInt(1, 255)}`,
    },
    ...(body !== undefined && {body}),
  })
}
