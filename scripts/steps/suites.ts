import {mkdirSync} from 'node:fs'
import {execa} from 'execa'
import {type Counts, pytestCounts, vitestCounts} from './counts.ts'
import {root} from './paths.ts'
import {venvBin} from './python.ts'

/** Machine-readable reports and screenshots of failed browser tests. Git-ignored. */
export const reportsDir = `${root}test-results/`

interface VitestOptions {
  /** What the suite is called in the counts; the folder's name unless it says otherwise. */
  name?: string
  /** For vitest: which config, which project. */
  args?: string[]
  env?: Record<string, string>
}

export async function runVitest(
  folder: string,
  {name = folder, args = [], env = {}}: VitestOptions = {},
): Promise<Counts> {
  const report = reportFile(`${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const {exitCode} = await execa('npx', ['vitest', 'run', ...args, ...reporters], {
    cwd: `${root}${folder}`,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
  })
  return vitestCounts(name, report, exitCode)
}

export async function runPytest(): Promise<Counts> {
  const report = reportFile('example-api.xml')
  const {exitCode} = await execa(`${venvBin}python`, ['-m', 'pytest', '-q', `--junitxml=${report}`], {
    cwd: `${root}example-api`,
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
  })
  return pytestCounts('example-api', report, exitCode)
}

function reportFile(name: string): string {
  mkdirSync(reportsDir, {recursive: true})
  return `${reportsDir}${name}`
}
