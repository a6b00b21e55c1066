import {mkdirSync, writeFileSync} from 'node:fs'
import {arch, cpus, loadavg, platform} from 'node:os'
import {fileURLToPath} from 'node:url'
import type {Measured} from './rounds.ts'

const resultsDir = fileURLToPath(new URL('../results/', import.meta.url))

/** What a reader of the numbers must know about where they come from. No names, no paths: results are published. */
export interface Surroundings {
  date: string
  node: string
  system: string
  cores: number
  /** Processes that wanted a core when it began, one-minute average. More than there are cores: latencies are too high. */
  load: number
}

/** To be asked before the benchmark puts a load on the machine itself. */
export const surroundings = (): Surroundings => ({
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  system: `${platform()} ${arch()}`,
  cores: cpus().length,
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
})

export interface Report {
  name: string
  title: string
  /** How it was measured, in a sentence or two. */
  method: string
  surroundings: Surroundings
  measured: Measured[]
  /** Names of the targets that the others are divided by. */
  baselines: string[]
}

/** Prints the result, and keeps it in `results/` for people (`.md`) and programs (`.json`). */
export function publish(report: Report): void {
  const {name, title, method, surroundings, measured} = report
  const {date, node, system, cores, load} = surroundings
  const where = `${date} · Node ${node} · ${system}, ${cores} cores, load ${load} before it began`
  const table = renderTable(report)
  mkdirSync(resultsDir, {recursive: true})
  writeFileSync(
    `${resultsDir}${name}.json`,
    `${JSON.stringify({title, method, surroundings, measured}, null, 2)}\n`,
  )
  writeFileSync(
    `${resultsDir}${name}.md`,
    `# ${title}\n\n${where}\n\n${table}\n\n${method} How to read it: [README](../README.md).\n`,
  )
  console.log(`\n${title}\n${where}\n\n${table}\n\nKept in benchmarks/results/${name}.md and .json`)
}

function renderTable({measured, baselines}: Report): string {
  const bases = measured.filter(({name}) => baselines.includes(name))
  const rows = [
    [
      'server',
      'CPU µs/request',
      'best–worst round',
      ...bases.map(({name}) => `CPU × ${name}`),
      'p50 ms',
      'p99 ms',
      'requests',
    ],
    ...measured.map(({name, cpu, latency, requests}) => [
      name,
      cpu ? String(cpu.median) : 'not available',
      cpu ? `${cpu.lowest}–${cpu.highest}` : '',
      ...bases.map((base) => (cpu && base.cpu ? (cpu.median / base.cpu.median).toFixed(2) : '')),
      latency.p50.toFixed(2),
      latency.p99.toFixed(2),
      String(requests),
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  const [head = [], ...body] = rows.map(line)
  return [head, rule, ...body].join('\n')
}
