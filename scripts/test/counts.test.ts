import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {pytestCounts, summary, vitestCounts} from '../steps/counts.ts'

const file = (name: string, text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'counts-')), name)
  writeFileSync(path, text)
  return path
}
const nothing = {numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: []}
const vitestReport = (report: object) => file('report.json', JSON.stringify({...nothing, ...report}))

test('reads what vitest reports', () => {
  const assertionResults = [
    {status: 'passed', fullName: 'a door opens'},
    {status: 'failed', fullName: 'a door closes', failureMessages: ['Error: it is stuck\n    at door.ts:3']},
  ]
  const report = vitestReport({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    testResults: [{name: '/somewhere/door.test.ts', assertionResults}],
  })
  const failures = ['door.test.ts: a door closes\n        Error: it is stuck']
  expect(vitestCounts('room', report, 1)).toEqual({name: 'room', passed: 5, failed: 1, skipped: 1, failures})
})

test('a run that fails without a failed test still counts as one failure', () => {
  expect(vitestCounts('room', vitestReport({numPassedTests: 5}), 1)).toMatchObject({
    failed: 1,
    failures: ['an error outside of tests, see above'],
  })
})

test('a run without a report counts as one failure', () => {
  expect(vitestCounts('room', '/nowhere/report.json', 0).failed).toBe(1)
})

test('a run of no tests counts as one failure', () => {
  expect(vitestCounts('room', vitestReport({}), 0).failed).toBe(1)
})

test('reads what pytest reports', () => {
  const xml =
    '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1.0">'
  expect(pytestCounts('api', file('report.xml', xml), 1)).toEqual({
    name: 'api',
    passed: 4,
    failed: 3,
    skipped: 3,
  })
})

test('the summary ends with one plain line of counts', () => {
  const text = summary([
    {name: 'a', passed: 3, failed: 0, skipped: 0},
    {name: 'bb', passed: 4, failed: 1, skipped: 2, failures: ['door.test.ts: a door closes']},
  ])
  expect(text).toContain('door.test.ts: a door closes')
  expect(text.split('\n').at(-1)).toBe('7 passed, 1 failed, 2 skipped')
})
