import type {Measured} from './rounds.ts'
import type {Table} from './table.ts'

/** What requests cost, each server divided by the ones named as baselines. */
export function requestsTable(title: string, measured: Measured[], baselines: string[]): Table {
  const bases = measured.filter(({name}) => baselines.includes(name))
  return {
    title,
    head: [
      'server',
      'CPU µs/request',
      'best–worst round',
      ...bases.map(({name}) => `CPU × ${name}`),
      'Postgres µs/request',
      'p50 ms',
      'p99 ms',
      'requests',
    ],
    rows: measured.map(({name, cpu, database, latency, requests}) => [
      name,
      cpu ? String(cpu.median) : 'not available',
      cpu ? `${cpu.lowest}–${cpu.highest}` : '',
      ...bases.map((base) => (cpu && base.cpu ? (cpu.median / base.cpu.median).toFixed(2) : '')),
      database === null ? '' : String(database),
      latency.p50.toFixed(2),
      latency.p99.toFixed(2),
      String(requests),
    ]),
  }
}
