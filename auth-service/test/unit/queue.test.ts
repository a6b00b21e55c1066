import {availableParallelism} from 'node:os'
import {expect, test} from 'vitest'
import {inFlight, queued, waiting} from '../../src/features/passwords/queue'

/** Work that is done when it is told so. */
function held() {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  return {work: () => done, finish}
}

test('a core stays free, thirty-two wait, the next is told at once to come back', async () => {
  let running = 0
  let most = 0
  const jobs = Array.from({length: inFlight + waiting}, held)
  const results = jobs.map(({work}) =>
    queued(async () => {
      running++
      most = Math.max(most, running)
      await work()
      running--
    }),
  )
  await expect(queued(async () => {})).rejects.toMatchObject({statusCode: 503})
  for (const {finish} of jobs) finish()
  await Promise.all(results)
  expect(most).toBe(inFlight)
  expect(inFlight).toBeLessThan(Math.max(2, availableParallelism()))
  await expect(queued(async () => 'free again')).resolves.toBe('free again')
})

test('a job that fails makes room', async () => {
  await expect(queued(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(Promise.all([1, 2, 3].map((value) => queued(async () => value)))).resolves.toEqual([1, 2, 3])
})
