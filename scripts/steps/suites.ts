import {mkdirSync} from 'node:fs'
import {execa} from 'execa'
import {type Counts, pytestCounts, vitestCounts} from './counts.ts'
import {root} from './paths.ts'
import {venvBin} from './python.ts'

/** Machine-readable reports and screenshots of failed browser tests. Git-ignored. */
export const reportsDir = `${root}test-results/`

export async function runVitest(folder: string): Promise<Counts> {
  const report = reportFile(`${folder}.json`)
  const {exitCode} = await execa(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: `${root}${folder}`,
      stdio: ['ignore', 'inherit', 'inherit'],
      reject: false,
    },
  )
  return vitestCounts(folder, report, exitCode)
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
