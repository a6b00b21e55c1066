import {setTimeout as sleep} from 'node:timers/promises'
import type {Account, Reply, Sent, Service} from './service.ts'

/** A browser, as far as the suite needs one: it keeps cookies. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #service: Service

  constructor(service: Service) {
    this.#service = service
  }

  /** Below `/api/auth`. */
  async api(path: string, sent: Sent = {}): Promise<Reply> {
    return this.ask(`/api/auth${path}`, sent)
  }

  async ask(path: string, sent: Sent = {}): Promise<Reply> {
    const cookie = this.cookieHeader
    const reply = await this.#service.ask(path, {
      ...sent,
      headers: {...(cookie && {cookie}), ...sent.headers},
    })
    this.#take(reply.headers.getSetCookie())
    return reply
  }

  post(path: string, body: unknown = {}, sent: Sent = {}): Promise<Reply> {
    return this.api(path, {...sent, body})
  }

  /** Posts; when the last run has used the limits up, waits as long as the service asks for, once. */
  async patiently(path: string, body: unknown): Promise<Reply> {
    const reply = await this.post(path, body)
    if (reply.status !== 429) return reply
    await sleep(1000 * Number(reply.headers.get('retry-after') ?? 0))
    return this.post(path, body)
  }

  /** @throws when the service does not let the account in */
  async signIn({email, password}: Account): Promise<Reply> {
    const reply = await this.patiently('/sign-in/email', {email, password})
    if (reply.status !== 200) throw new Error(`Signing in answers ${reply.status}: ${reply.body}`)
    return reply
  }

  /** Who the service says is signed in, or `null`. */
  async session(): Promise<{user: Record<string, unknown>; session: Record<string, string>} | null> {
    return (await this.api('/get-session')).json
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Name and value of the session cookie. @throws when there is none */
  get sessionCookie(): [name: string, value: string] {
    const found = [...this.cookies].find(([name]) => name.endsWith('session_token'))
    if (!found) throw new Error('The browser has no session cookie.')
    return found
  }

  /** The secret half of the session cookie: what stands for the session. The rest is its signature. */
  get token(): string {
    return decodeURIComponent(this.sessionCookie[1]).split('.')[0] ?? ''
  }

  /** Another browser with the same cookies: somebody has copied them. */
  copy(): Visitor {
    const copy = new Visitor(this.#service)
    for (const [name, value] of this.cookies) copy.cookies.set(name, value)
    return copy
  }

  #take(lines: string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || attributes.some((text) => /^max-age=0$/i.test(text))) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}
