import {randomBytes} from 'node:crypto'
import {type Answer, send} from '../harness/client.ts'
import {bounds} from './bounds.ts'
import type {Target} from './target.ts'
import {Visitor} from './visitor.ts'

export interface Sent {
  method?: string
  headers?: Record<string, string>
  /** Sent as JSON, unless it is text or bytes already. */
  body?: unknown
  /** `Origin`; the docs' own unless it says otherwise. `null` sends none, as programs other than browsers do. */
  origin?: string | null
}

/** An answer, and its body as JSON where it is JSON. */
export interface Reply extends Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each check says what it expects of the answer.
  json: any
}

export interface Account {
  name: string
  email: string
  password: string
}

/** The deployment that is asked. Counts what it is asked, and stops at the bounds. */
export class Service {
  readonly auth: string
  /** An origin that the service trusts, found in its policy. */
  docs = ''
  requests = 0
  #accounts = 0
  #shared: Promise<{account: Account; visitor: Visitor; reply: Reply}> | undefined
  readonly #target: Target
  readonly #deadline = Date.now() + bounds.seconds * 1000

  constructor(target: Target) {
    this.#target = target
    this.auth = target.auth
  }

  get https(): boolean {
    return this.auth.startsWith('https:')
  }

  /** Finds out what the suite needs to know. @throws when there is no auth-service at the address */
  async look(): Promise<void> {
    const {status, headers} = await this.ask('/signin', {origin: null})
    const policy = headers.get('content-security-policy') ?? ''
    const [docs] = /form-action 'self'([^;]*)/.exec(policy)?.[1]?.trim().split(' ') ?? []
    if (status === 200 && docs) this.docs = docs
    else throw new Error(`${this.auth}/signin is not the sign-in page of auth-service (status ${status}).`)
  }

  /** A request to a path of the service. Redirects are answers like any other. */
  async ask(path: string, {method, headers, body, origin = this.docs}: Sent = {}): Promise<Reply> {
    this.requests += 1
    if (this.requests > bounds.requests) throw new Error(`More than ${bounds.requests} requests.`)
    if (Date.now() > this.#deadline) throw new Error(`More than ${bounds.seconds} seconds.`)
    const raw = typeof body === 'string' || body instanceof Uint8Array
    const answer = await send(this.#target.edge, this.auth + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...this.#target.headers,
        ...(origin && {origin}),
        ...(body !== undefined && {'content-type': 'application/json'}),
        ...headers,
      },
      ...(body !== undefined && {body: raw ? body : JSON.stringify(body)}),
    })
    return {...answer, json: parsed(answer)}
  }

  visitor(): Visitor {
    return new Visitor(this)
  }

  /**
   * The account that checks share, the browser it was made in and what the service answered. It is made once: a run leaves
   * little behind. The browser stays signed in; a check that ends sessions takes another one.
   */
  shared(): Promise<{account: Account; visitor: Visitor; reply: Reply}> {
    this.#shared ??= this.newAccount()
    return this.#shared
  }

  /** The shared account's browser. */
  async reader(): Promise<Visitor> {
    return (await this.shared()).visitor
  }

  /** Makes an account. */
  async newAccount(): Promise<{account: Account; visitor: Visitor; reply: Reply}> {
    this.#accounts += 1
    if (this.#accounts > bounds.accounts) throw new Error(`More than ${bounds.accounts} accounts.`)
    const account = somebody()
    const visitor = this.visitor()
    const reply = await visitor.patiently('/sign-up/email', account)
    if (reply.status !== 200) throw new Error(`Signing up answers ${reply.status}: ${reply.body}`)
    return {account, visitor, reply}
  }

  /** Another browser, in which the shared account has just signed in. Networks may sign in a limited number of times. */
  async signedIn(): Promise<Visitor> {
    const visitor = this.visitor()
    await visitor.signIn((await this.shared()).account)
    return visitor
  }
}

/** Somebody without an account. */
export function somebody(): Account {
  const id = randomBytes(6).toString('hex')
  return {
    name: 'Security Check',
    email: `security-check.${id}@example.com`,
    password: `quiet harbour ${randomBytes(9).toString('base64url')}`,
  }
}

function parsed({body, headers}: Answer): unknown {
  if (!headers.get('content-type')?.startsWith('application/json')) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
