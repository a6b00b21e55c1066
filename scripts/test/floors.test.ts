import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {belowFloor, floorsBroken, LOCKS} from '../steps/floors.ts'
import {root} from '../steps/paths.ts'

test('no lockfile installs anything below its floor', () => {
  expect(floorsBroken()).toEqual([])
})

describe.each(LOCKS)('$file', (lock) => {
  const text = readFileSync(root + lock.file, 'utf8')

  test.each(lock.floors)('an older $package is told, with the advisory', ({package: name, advisory}) => {
    const joint = lock.file.endsWith('.txt') ? '==' : '@'
    // Versions follow the name; `1.6.0` of `next` is not that of `next-something`.
    const older = text.replaceAll(new RegExp(`(^ *'?${name}${joint})[\\d.]+`, 'gm'), '$10.1.0')
    expect(older).not.toBe(text)
    const told = belowFloor(lock, older)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(`${name} 0.1.0`)
    expect(told[0]).toContain(advisory)
  })

  test('a package that is not installed any more is told, too', () => {
    expect(belowFloor(lock, '')).toHaveLength(lock.floors.length)
  })
})

test('a second copy below the floor is found beside a good one', () => {
  const [lock] = LOCKS
  if (!lock) throw new Error('There is no lock.')
  const text = readFileSync(root + lock.file, 'utf8')
  expect(belowFloor(lock, `${text}\n  next@15.5.0(react@19.3.1):\n  next@15.5.0:\n`)).toEqual([
    expect.stringContaining('next 15.5.0'),
  ])
})
