import {readFileSync} from 'node:fs'
import {basename} from 'node:path'

export interface Counts {
  name: string
  passed: number
  failed: number
  skipped: number
  /** What failed, and how: of a long log people may have the end only. */
  failures?: string[]
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {name: string; assertionResults: AssertionResult[]}[]
}

interface AssertionResult {
  status: string
  fullName: string
  /** With the stack, each of them. */
  failureMessages?: string[]
}

/**
 * Reads vitest's JSON report. A file that did not even load has no failed test in it, and a crashed run has no
 * report: both count as one failure, so that nothing can pass by not running.
 */
export function vitestCounts(name: string, reportFile: string, exitCode: number | undefined): Counts {
  let counts: Counts = {name, passed: 0, failed: 0, skipped: 0}
  try {
    const report: VitestReport = JSON.parse(readFileSync(reportFile, 'utf8'))
    counts = {
      name,
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults.flatMap(({name: file, assertionResults}) =>
        assertionResults
          .filter(({status}) => status === 'failed')
          .map((failed) => `${basename(file)}: ${failed.fullName}${reasonOf(failed)}`),
      ),
    }
  } catch {}
  return atLeastOneFailure(counts, exitCode)
}

/** The first line of it, and no novel. */
function reasonOf({failureMessages = []}: AssertionResult): string {
  const [line = ''] = (failureMessages[0] ?? '').split('\n')
  return line && `\n        ${line.slice(0, 400)}`
}

/** Reads pytest's JUnit XML report. */
export function pytestCounts(name: string, reportFile: string, exitCode: number | undefined): Counts {
  const counts: Counts = {name, passed: 0, failed: 0, skipped: 0}
  try {
    const suite = readFileSync(reportFile, 'utf8').match(/<testsuite [^>]*>/)?.[0] ?? ''
    const number = (attribute: string) => Number(suite.match(new RegExp(` ${attribute}="(\\d+)"`))?.[1] ?? 0)
    counts.failed = number('failures') + number('errors')
    counts.skipped = number('skipped')
    counts.passed = number('tests') - counts.failed - counts.skipped
  } catch {}
  return atLeastOneFailure(counts, exitCode)
}

function atLeastOneFailure(counts: Counts, exitCode: number | undefined): Counts {
  const ranNothing = counts.passed + counts.failed === 0
  if ((exitCode === 0 || counts.failed > 0) && !ranNothing) return counts
  const reason = ranNothing ? 'nothing ran' : 'an error outside of tests, see above'
  return {...counts, failed: counts.failed + 1, failures: [reason]}
}

/** The table and the one plain line that a run ends with. */
export function summary(all: Counts[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped') => all.reduce((total, counts) => total + counts[key], 0)
  const width = Math.max(...all.map(({name}) => name.length))
  const rows = all.flatMap((c) => [
    `  ${c.failed ? '✗' : '✓'} ${c.name.padEnd(width)}  ${line(c)}`,
    ...(c.failures ?? []).map((name) => `      ${name}`),
  ])
  return `\n${rows.join('\n')}\n\n${line({passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped')})}`
}

const line = ({passed, failed, skipped}: Omit<Counts, 'name'>) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
