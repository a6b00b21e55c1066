import {execa} from 'execa'
import type {Counts} from './counts.ts'
import {floorsBroken} from './floors.ts'
import {root} from './paths.ts'
import {venvBin} from './python.ts'

interface Check {
  name: string
  folder: string
  command: [string, ...string[]]
}

const types = (folder: string): Check => ({
  name: `types: ${folder}`,
  folder,
  command: ['npx', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
})

const CHECKS: Check[] = [
  {
    name: 'lint and format',
    folder: '.',
    command: ['npx', 'biome', 'ci', '--error-on-warnings', '--colors=off'],
  },
  {name: 'unused code', folder: '.', command: ['npx', 'knip']},
  ...[
    'scripts',
    'drizzle',
    'docusaurus-plugin-auth',
    'auth-service',
    'auth-service/test',
    'example-site',
    'tests',
    'benchmarks',
  ].map(types),
  {name: 'lint: example-api', folder: 'example-api', command: [`${venvBin}ruff`, 'check', '.']},
  {name: 'format: example-api', folder: 'example-api', command: [`${venvBin}ruff`, 'format', '--check', '.']},
  {name: 'types: example-api', folder: 'example-api', command: [`${venvBin}mypy`, '.']},
]

/** Types, lint, format, unused code and floors of dependencies. Prints only what is wrong. */
export async function runChecks(): Promise<Counts> {
  const counts: Counts = {name: 'checks', passed: 0, failed: 0, skipped: 0}
  const broken = floorsBroken()
  console.log(`${broken.length > 0 ? '✗' : '✓'} floors of dependencies`)
  for (const line of broken) console.log(line)
  counts[broken.length > 0 ? 'failed' : 'passed'] += 1
  for (const {name, folder, command} of CHECKS) {
    const [file, ...args] = command
    const {failed, all} = await execa(file, args, {cwd: `${root}${folder}`, all: true, reject: false})
    console.log(`${failed ? '✗' : '✓'} ${name}`)
    if (failed) console.log(all)
    counts[failed ? 'failed' : 'passed'] += 1
  }
  return counts
}
