import {type Account, type Answer, anAccount, type Reader} from '../../support/reader'

export interface Asked {
  path: string
  answer: Answer<unknown>
}

export interface Traffic {
  /** Every answer so far. */
  readonly asked: readonly Asked[]
  /** Accounts whose making was answered with 200. */
  readonly acknowledged: readonly Account[]
  /** Lets what is in flight come to its end. @throws what stopped one of the readers: a connection that broke. */
  stop(): Promise<void>
}

const keysPath = '/docs/keys?site=http://localhost:3000/&epoch=1&access=signed-in'

/** What the page of a signed-in reader asks for. */
export const questions = ['/get-session', '/token', keysPath, '/jwks'] as const

/**
 * People who use the service without a pause: some make an account each time, one signed-in reader opens pages.
 *
 * @param newcomer a browser that is new to the service
 * @param signUps how many make accounts beside each other
 */
export function startTraffic(
  newcomer: () => Reader,
  {signUps, reader}: {signUps: number; reader?: Reader},
): Traffic {
  const asked: Asked[] = []
  const acknowledged: Account[] = []
  let stopped = false

  const join = async () => {
    while (!stopped) {
      const account = anAccount()
      const answer = await newcomer().post('/sign-up/email', account)
      asked.push({path: '/sign-up/email', answer})
      if (answer.status === 200) acknowledged.push(account)
    }
  }
  const read = async (visitor: Reader) => {
    for (let turn = 0; !stopped; turn++) {
      const path = questions[turn % questions.length] as string
      asked.push({path, answer: await visitor.get(path)})
    }
  }
  const people = Array.from({length: signUps}, join)
  if (reader) people.push(read(reader))
  // Looked at when the traffic is stopped; until then a broken connection is nobody's unhandled rejection.
  const ended = Promise.allSettled(people)

  return {
    asked,
    acknowledged,
    stop: async () => {
      stopped = true
      await ended
      await Promise.all(people)
    },
  }
}

/** Answers by path and status, `503 /token`, for messages that say what went wrong. */
export const statuses = (asked: readonly Asked[]): string[] => [
  ...new Set(asked.map(({path, answer}) => `${answer.status} ${path}`)),
]
