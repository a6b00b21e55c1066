import {Agent, request} from 'node:http'
import {text} from 'node:stream/consumers'

export interface Target {
  name: string
  /** Of the process that answers: its CPU time is read. */
  pid: number
  url: string
  headers?: Record<string, string>
  /** Makes what is posted as JSON; a GET without it. */
  body?: () => unknown
  /** Headers that are others for each request. */
  vary?: () => Record<string, string>
  /** Stands in every right answer, and in no answer to somebody without `headers`. */
  proof: string
  /** Process of the Postgres that it asks: its CPU time, and its children's, is read. */
  database?: number | null
}

export interface Load {
  /** Requests under way at any time, each on a connection that is kept. */
  concurrency: number
  /** The load ends with whichever is reached first. */
  requests: number
  milliseconds: number
}

/**
 * Asks a target again and again. A next question is asked when the last one is answered, so latency is that of a server
 * kept busy by `concurrency` clients, not of an idle one.
 *
 * @returns milliseconds of each request, from the question to the last byte of the answer.
 * @throws {Error} at the first wrong answer: a wrong answer is fast, and would be praised for it.
 */
export async function load(target: Target, {concurrency, requests, milliseconds}: Load): Promise<number[]> {
  const agent = new Agent({keepAlive: true, maxSockets: concurrency})
  const deadline = performance.now() + milliseconds
  const latencies: number[] = []
  let asked = 0
  const client = async () => {
    while (asked < requests && performance.now() < deadline) {
      asked += 1
      const begun = performance.now()
      const answer = await ask(target, agent)
      latencies.push(performance.now() - begun)
      if (!isRight(answer, target)) throw new Error(`${target.name} gave a wrong answer. ${describe(answer)}`)
    }
  }
  try {
    await Promise.all(Array.from({length: concurrency}, client))
  } finally {
    agent.destroy()
  }
  return latencies
}

/** @throws {Error} when the target gives the same answer to somebody who is not signed in: then it checks nothing. */
export async function requireCheck(target: Target): Promise<void> {
  const answer = await ask({url: target.url})
  if (isRight(answer, target))
    throw new Error(`${target.name} takes a stranger for the reader. ${describe(answer)}`)
}

interface Answer {
  status: number
  body: string
}

const isRight = ({status, body}: Answer, {proof}: Target) => status === 200 && body.includes(proof)

const describe = ({status, body}: Answer) => `Status ${status}: ${body.slice(0, 500)}`

type Question = Pick<Target, 'url' | 'headers' | 'body' | 'vary'>

function ask({url, headers, body, vary}: Question, agent?: Agent): Promise<Answer> {
  const method = body === undefined ? 'GET' : 'POST'
  const options = {method, headers: {...headers, ...vary?.()}, timeout: 10_000, ...(agent ? {agent} : {})}
  return new Promise((resolve, reject) => {
    const question = request(url, options, (response) => {
      text(response).then((body) => resolve({status: response.statusCode ?? 0, body}), reject)
    })
    question.on('timeout', () => question.destroy(new Error(`${url} did not answer within 10 seconds.`)))
    question.on('error', reject)
    question.end(body === undefined ? undefined : JSON.stringify(body()))
  })
}
