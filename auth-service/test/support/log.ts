// A setup file: what the service logs goes to where it is searched for secrets at the end of a run. Else it would be lost
// among the lines of the test runner.
import {vi} from 'vitest'
import {noteLog} from '../../../scripts/traces/record'

vi.mock('pino', async (original) => {
  const {default: pino} = await original<typeof import('pino')>()
  const write = (line: string) => noteLog('service', line)
  return {default: Object.assign((options: object) => pino(options, {write}), pino)}
})
