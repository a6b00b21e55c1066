import {type Account, type Answer, anAccount, type Reader} from './reader'

interface Asked {
  path: string
  /** The address of who asked. */
  who: string
  answer: Answer<{user?: {email: string}} | null>
}

export interface Traffic {
  /** Somebody who signed in before it began, and stays. */
  readonly reader: Reader
  readonly account: Account
  /** Every answer so far. */
  readonly asked: readonly Asked[]
  /** Accounts whose making was answered with 200. */
  readonly acknowledged: readonly Account[]
  /** Lets what is in flight come to its end. @throws what stopped one of them: a connection that broke. */
  stop(): Promise<void>
}

/** What a page of the site asks for when its reader is signed in. */
export const questions = [
  '/get-session',
  '/token',
  '/docs/keys?site=http://localhost:3000/&epoch=1&access=signed-in',
  '/jwks',
] as const

/**
 * People who use the service without a pause: some make accounts and look who they are, pages are opened, and one who
 * came before is there all the time.
 *
 * @param newcomer a browser that is new to the service
 * @param signUps how many make accounts beside each other
 */
export async function startTraffic(newcomer: () => Reader, signUps: number): Promise<Traffic> {
  const reader = newcomer()
  const account = await reader.signUp()
  const asked: Asked[] = []
  const acknowledged: Account[] = []
  let stopped = false

  const ask = async (browser: Reader, path: string, who: string) => {
    asked.push({path, who, answer: await browser.get(path)})
  }
  /** Pages are opened by who came last: one session that did it all would soon have asked too often. */
  let latest = {browser: reader, email: account.email}
  const read = async () => {
    for (let turn = 0; !stopped; turn++) {
      await ask(reader, '/get-session', account.email)
      const {browser, email} = latest
      await ask(browser, questions[turn % questions.length] as string, email)
    }
  }
  const join = async () => {
    while (!stopped) {
      const browser = newcomer()
      const made = anAccount()
      const answer = await browser.post('/sign-up/email', made)
      asked.push({path: '/sign-up/email', who: made.email, answer})
      if (answer.status !== 200) continue
      acknowledged.push(made)
      for (const _ of ['here', 'at another instance']) await ask(browser, '/get-session', made.email)
      latest = {browser, email: made.email}
    }
  }
  const people = [read(), ...Array.from({length: signUps}, join)]
  // Looked at when it is stopped; until then a connection that broke is nobody's unhandled rejection.
  const ended = Promise.allSettled(people)

  return {
    reader,
    account,
    asked,
    acknowledged,
    stop: async () => {
      stopped = true
      await ended
      await Promise.all(people)
    },
  }
}

/** Answers that should not be, one line for each kind: `500 /token`, or `nobody /get-session` for a lost session. */
export function surprises({asked}: Traffic, expected: readonly number[]): string[] {
  const found = asked.flatMap(({path, who, answer: {status, json}}) => {
    if (!expected.includes(status)) return [`${status} ${path}`]
    if (path !== '/get-session' || status !== 200 || json?.user?.email === who) return []
    return [`${json?.user ? 'somebody else' : 'nobody'} ${path}`]
  })
  return [...new Set(found)]
}
