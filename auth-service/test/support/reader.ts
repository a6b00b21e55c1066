import {randomBytes} from 'node:crypto'
import {expect} from 'vitest'
import {noteAnswered, noteSent} from '../../../scripts/traces/record'
import {CookieJar} from './jar'

export interface Sent {
  /** Sent as JSON, unless it is text. */
  body?: unknown
  headers?: Record<string, string>
  /** `null` sends none, as programs other than browsers do. */
  origin?: string | null
  method?: string
}

export interface Answer<Json> {
  status: number
  headers: Headers
  /** Lines of `Set-Cookie`. */
  cookies: string[]
  json: Json
  text: string
}

export interface Account {
  name: string
  email: string
  password: string
}

/** Passwords that nobody else has, so that none is on a list by accident. */
export const aPassword = (): string => `pw ${randomBytes(12).toString('hex')}`

export const anAccount = (): Account => ({
  name: 'Ada Lovelace',
  email: `ada.${randomBytes(6).toString('hex')}@example.com`,
  password: aPassword(),
})

/** A reader's browser: keeps cookies, says where it comes from, has an address nobody else has. */
export class Reader {
  readonly jar = new CookieJar()
  /** One network per reader, or they would share a rate limit. */
  address = `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`

  constructor(
    private readonly handle: (request: Request) => Promise<Response>,
    private readonly serviceUrl: string,
  ) {}

  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of the answer.
  async send<Json = any>(path: string, sent: Sent = {}): Promise<Answer<Json>> {
    const {body, origin = 'http://localhost:3000', method = body === undefined ? 'GET' : 'POST'} = sent
    const headers = new Headers({'x-client-address': this.address, ...sent.headers})
    if (origin !== null) headers.set('origin', origin)
    if (this.jar.header && !headers.has('cookie')) headers.set('cookie', this.jar.header)
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = body === undefined ? {} : {body: text}
    noteSent(text, Object.fromEntries(headers))
    const response = await this.handle(
      new Request(`${this.serviceUrl}/api/auth${path}`, {method, headers, ...init}),
    )
    const cookies = response.headers.getSetCookie()
    this.jar.take(cookies)
    const answered = await response.text()
    noteAnswered(cookies, answered)
    return {
      status: response.status,
      headers: response.headers,
      cookies,
      text: answered,
      json: answered === '' ? undefined : JSON.parse(answered),
    }
  }

  get = (path: string, sent: Sent = {}) => this.send(path, sent)
  post = (path: string, body: unknown = {}, sent: Sent = {}) => this.send(path, {...sent, body})

  async signUp(account: Account = anAccount()): Promise<Account> {
    const {name, email, password} = account
    const answer = await this.post('/sign-up/email', {name, email, password})
    expect(answer.json).toMatchObject({user: {name}})
    return account
  }

  signIn = ({email, password}: Pick<Account, 'email' | 'password'>) =>
    this.post('/sign-in/email', {email, password})

  /** What get-session says, without counting as a visit that renews. */
  session = async () => (await this.get('/get-session?disableRefresh=true')).json
}
