import {beforeAll, describe, expect, test} from 'vitest'
import {bounds} from './bounds.ts'
import {checks} from './checks/index.ts'
import {Service} from './service.ts'
import {target} from './target.ts'

const asked = target()

describe(`the security of ${asked.auth}`, () => {
  const service = new Service(asked)
  beforeAll(() => service.look())

  for (const {id, claim, run} of checks) test(`${id}: ${claim}`, () => run(service), 90_000)

  test(`no more than ${bounds.requests} requests were needed`, () => {
    expect(service.requests).toBeGreaterThan(checks.length)
    expect(service.requests).toBeLessThanOrEqual(bounds.requests)
    console.log(`${checks.length} checks, ${service.requests} requests to ${asked.auth}`)
  })
})
