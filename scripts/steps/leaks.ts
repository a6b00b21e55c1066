import {doubts, findLeaks, readTraces} from '../traces/search.ts'
import type {Counts} from './counts.ts'

/** What one search showed at most: the first tell where to look. */
const SHOWN = 20

/** Searches everything the services of a test run have logged for everything secret that its tests have used. */
export function searchLogs(dir: string): Counts {
  const traces = readTraces(dir)
  const wrong = doubts(traces)
  const leaks = findLeaks(traces)
  const lines = [...traces.logs.values()].reduce((sum, text) => sum + text.split('\n').length, 0)
  console.log(
    `${traces.secrets.length} secrets of the tests searched in ${lines} lines of ${traces.logs.size} logs.`,
  )
  for (const doubt of wrong)
    console.log(`✗ ${doubt} Something no longer notes it: see scripts/traces/record.ts.`)
  for (const {kind, log, line, excerpt} of leaks.slice(0, SHOWN))
    console.log(`✗ ${kind} in test-results/traces/logs/${log}, line ${line}: ${excerpt}`)
  if (leaks.length > SHOWN) console.log(`… and ${leaks.length - SHOWN} more.`)
  const failed = wrong.length + leaks.length
  return {name: 'secrets in logs', passed: failed === 0 ? 1 : 0, failed, skipped: 0}
}
