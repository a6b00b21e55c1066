import {noteAnswered, noteSent} from './record.ts'

/** The part of Playwright's `BrowserContext` that is asked here. */
interface Context {
  on(event: 'request', listener: (request: Sent) => void): unknown
  on(event: 'response', listener: (response: Answered) => void): unknown
  cookies(): Promise<{name: string; value: string}[]>
}
interface Sent {
  postData(): string | null
  headers(): Record<string, string>
}
interface Answered {
  headersArray(): Promise<{name: string; value: string}[]>
}

const isSetCookie = ({name}: {name: string}): boolean => name.toLowerCase() === 'set-cookie'

/** Notes what the pages of a browser profile send, and the cookies they are given. */
export function noteTraffic(context: Context): void {
  context.on('request', (request) => noteSent(request.postData(), request.headers()))
  context.on('response', async (response) => {
    // A page that has gone cannot tell any more.
    const headers = await response.headersArray().catch(() => [])
    noteAnswered(
      headers.filter(isSetCookie).flatMap(({value}) => value.split('\n')),
      '',
    )
  })
}

/** Notes the cookies that a profile holds; to be called before it is closed. */
export async function noteCookies(context: Context): Promise<void> {
  const cookies = await context.cookies()
  noteAnswered(
    cookies.map(({name, value}) => `${name}=${value}`),
    '',
  )
}
