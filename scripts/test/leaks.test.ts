import {randomBytes} from 'node:crypto'
import {expect, test} from 'vitest'
import {doubts, findLeaks, type Secret, type Traces} from '../traces/search.ts'

const secrets: Secret[] = [
  {kind: 'password', value: 'slowly "melting" lanterns'},
  {kind: 'address', value: 'ada+news@example.com'},
  {kind: 'client', value: '203.0.113.77'},
  {kind: 'token', value: randomBytes(24).toString('base64url')},
  {kind: 'secret', value: randomBytes(32).toString('base64url')},
]

const quiet = '{"level":"info","path":"/sign-in/email","status":200}\n'
const traces = (line: string): Traces => ({
  secrets,
  logs: new Map([['service-1.log', `${quiet}${line}\n${quiet}`]]),
})

test.for(secrets.map(({kind, value}) => [kind, value] as const))(
  'a %s in a log is found, whichever way it is written, and not shown',
  ([kind, value]) => {
    for (const line of [
      `{"msg":"got ${value}!"}`,
      JSON.stringify({error: value}),
      `GET /?x=${encodeURIComponent(value)}`,
    ]) {
      const [leak, another] = findLeaks(traces(line))
      expect(leak).toMatchObject({kind, log: 'service-1.log', line: 2})
      expect(leak?.excerpt).not.toContain(value)
      expect(another).toBeUndefined()
    }
  },
)

test('a long secret is found when the log cuts it off', () => {
  for (const {value} of secrets.slice(3))
    expect(findLeaks(traces(`Bearer ${value.slice(0, 20)}…`))).toHaveLength(1)
})

test('a quiet log holds nothing; words that are in every log prove nothing', () => {
  const words: Secret[] = ['password', 'hasOwnProperty', '        ', 'info'].map((value) => ({
    kind: 'password',
    value,
  }))
  const {logs} = traces('Failed query: insert into "account" ("password") at hasOwnProperty        ')
  expect(findLeaks({secrets: [...secrets, ...words, {kind: 'client', value: '127.0.0.1'}], logs})).toEqual([])
})

test('a search that collected nothing is not believed', () => {
  expect(doubts(traces(''))).toEqual([])
  expect(doubts({secrets: secrets.slice(1), logs: traces('').logs})).toEqual(['No password was collected.'])
  expect(doubts({secrets, logs: new Map()})).toEqual(['No log of the service was collected.'])
})
