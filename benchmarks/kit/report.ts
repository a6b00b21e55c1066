import {mkdirSync, writeFileSync} from 'node:fs'
import {arch, cpus, loadavg, platform} from 'node:os'
import {fileURLToPath} from 'node:url'
import {type Plot, toSvg} from './plot.ts'
import {type Table, toMarkdown} from './table.ts'

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
  tables: Table[]
  /** Everything that was measured, for programs. */
  measured: unknown
  /** A drawing of it, for everybody. */
  plot?: Plot
}

/** Prints the result, and keeps it in `results/` for people (`.md`, `.svg`) and programs (`.json`). */
export function publish({name, title, method, surroundings, tables, measured, plot}: Report): void {
  const {date, node, system, cores, load} = surroundings
  const where = `${date} · Node ${node} · ${system}, ${cores} cores, load ${load} before it began`
  const text = tables.map(toMarkdown).join('\n\n')
  mkdirSync(resultsDir, {recursive: true})
  writeFileSync(
    `${resultsDir}${name}.json`,
    `${JSON.stringify({title, method, surroundings, measured}, null, 2)}\n`,
  )
  const image = plot ? `![${plot.description}](${name}.svg)\n\n` : ''
  if (plot) writeFileSync(`${resultsDir}${name}.svg`, toSvg(plot))
  writeFileSync(
    `${resultsDir}${name}.md`,
    `# ${title}\n\n${where}\n\n${image}${text}\n\n${method} How to read it: [README](../README.md).\n`,
  )
  console.log(`\n${title}\n${where}\n\n${text}\n\nKept in benchmarks/results/${name}.md and .json`)
}
