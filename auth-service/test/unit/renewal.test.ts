import {expect, test} from 'vitest'
import {renewedEnd} from '../../src/features/sessions/policy'

const day = 24 * 60 * 60 * 1000
const created = new Date('2026-01-01T00:00:00Z')
const after = (days: number) => new Date(created.getTime() + days * day)

// Days since sign-in: now, the end so far, the new end.
test.for([
  [0, 7, null],
  [0.9, 7, null],
  [1, 7, 8],
  [6.99, 7, 13.99],
  [22, 28, 29],
  [23, 29, 30],
  [23.5, 29.5, null],
  [25, 30, null],
  [29.99, 30, null],
] as const)('on day %d a session that ends on day %d gets %d', ([now, end, expected]) => {
  const found = renewedEnd({createdAt: created, expiresAt: after(end)}, after(now))
  expect(found && (found.getTime() - created.getTime()) / day).toBe(expected)
})
