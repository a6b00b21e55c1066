import {existsSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {root} from '../../scripts/steps/paths.ts'
import {checks} from './checks/index.ts'

interface Row {
  requirement: string
  /** Ids of checks, and files of tests, in backticks. */
  shownBy: string[]
  text: string
}

/** Rows of the table in SECURITY.md: requirement, what stands for it, what shows it. */
const rows: Row[] = readFileSync(`${root}SECURITY.md`, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, requirement, text = '', shown = ''] =
      /^\| (\d+\.\d+\.\d+) \| (.*?) \| (.*?) \|$/.exec(line) ?? []
    const shownBy = [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    return requirement ? [{requirement, shownBy, text}] : []
  })

const isFile = (name: string): boolean => name.includes('/')

test('the table of SECURITY.md names the checks that the suite has, each at its requirements, and no other', () => {
  const inTable = rows.flatMap(({requirement, shownBy}) =>
    shownBy.filter((name) => !isFile(name)).map((id) => `${requirement} ${id}`),
  )
  const inSuite = checks.flatMap(({id, asvs}) => asvs.map((requirement) => `${requirement} ${id}`))
  expect(inTable.sort()).toEqual(inSuite.sort())
})

test('an id is given once, a requirement has one row', () => {
  const ids = checks.map(({id}) => id)
  expect(ids).toEqual([...new Set(ids)])
  const requirements = rows.map(({requirement}) => requirement)
  expect(requirements).toEqual([...new Set(requirements)])
})

test('what shows a requirement is there, and a requirement that nothing shows is called a gap', () => {
  expect(rows.length).toBeGreaterThan(80)
  const missing = rows.flatMap(({shownBy}) =>
    shownBy.filter((name) => isFile(name) && !existsSync(root + name)),
  )
  expect(missing).toEqual([])
  expect(rows.filter(({shownBy, text}) => shownBy.length === 0 && !text.includes('**Gap'))).toEqual([])
})
