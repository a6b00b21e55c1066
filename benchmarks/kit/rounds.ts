import {cpuTime, cpuTimeWithChildren} from './cpu.ts'
import {type Load, load, type Target} from './load.ts'

export interface Measured {
  name: string
  requests: number
  /** Microseconds of the server's CPU time per request, of the rounds: the median one, the best and the worst. */
  cpu: {median: number; lowest: number; highest: number} | null
  /** The same of its Postgres, the median round; `null` when it asks none. */
  database: number | null
  /** Milliseconds, of the requests of all rounds. */
  latency: {p50: number; p99: number}
}

/**
 * Measures targets in turns, so that what else the machine does in the meantime hits all of them. The order moves on
 * by one in each round: nobody is always the one who runs after the heaviest.
 *
 * @param warmUp what each target is asked before, unmeasured, until its code is compiled.
 */
export async function measure(
  targets: Target[],
  {rounds, warmUp, turn}: {rounds: number; warmUp: Load; turn: Load},
): Promise<Measured[]> {
  for (const target of targets) await load(target, warmUp)

  const turns = new Map(targets.map(({name}) => [name, [] as Turn[]]))
  for (let round = 0; round < rounds; round += 1) {
    const first = round % targets.length
    for (const target of [...targets.slice(first), ...targets.slice(0, first)]) {
      turns.get(target.name)?.push(await takeTurn(target, turn))
    }
    console.log(`round ${round + 1} of ${rounds}`)
  }
  return [...turns].map(([name, taken]) => summarise(name, taken))
}

interface Turn {
  latencies: number[]
  /** Microseconds of CPU. */
  cpu: number | null
  database: number | null
}

async function takeTurn(target: Target, turn: Load): Promise<Turn> {
  const timesOf = () => ({
    cpu: cpuTime(target.pid),
    database: target.database ? cpuTimeWithChildren(target.database) : null,
  })
  const before = timesOf()
  const latencies = await load(target, turn)
  const after = timesOf()
  const used = (name: 'cpu' | 'database') =>
    before[name] === null || after[name] === null ? null : after[name] - before[name]
  return {latencies, cpu: used('cpu'), database: used('database')}
}

function summarise(name: string, turns: Turn[]): Measured {
  const latencies = turns.flatMap((turn) => turn.latencies).sort(ascending)
  const perRequest = (name: 'cpu' | 'database') =>
    turns
      .flatMap((turn) => (turn[name] === null ? [] : Math.round(turn[name] / turn.latencies.length)))
      .sort(ascending)
  const cpu = perRequest('cpu')
  const database = perRequest('database')
  return {
    name,
    requests: latencies.length,
    cpu:
      cpu.length === 0
        ? null
        : {median: percentile(cpu, 50), lowest: percentile(cpu, 0), highest: percentile(cpu, 100)},
    database: database.length === 0 ? null : percentile(database, 50),
    latency: {p50: percentile(latencies, 50), p99: percentile(latencies, 99)},
  }
}

const ascending = (a: number, b: number) => a - b

/** Nearest rank, rounded to hundredths of a millisecond. */
function percentile(sorted: number[], percent: number): number {
  const value = sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100)) - 1] ?? Number.NaN
  return Math.round(value * 100) / 100
}
