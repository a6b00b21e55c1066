/** A cookie as a browser got it. */
export interface StoredCookie {
  value: string
  /** Attribute names in lower case; those without a value are `''`. */
  attributes: Record<string, string>
}

/** What a browser keeps: sends back what was set, forgets what was expired. */
export class CookieJar {
  readonly #cookies = new Map<string, StoredCookie>()

  take(lines: string[]): void {
    for (const line of lines) {
      const {name, cookie} = parseSetCookie(line)
      if (cookie.attributes['max-age'] === '0') this.#cookies.delete(name)
      else this.#cookies.set(name, cookie)
    }
  }

  get(name: string): StoredCookie | undefined {
    return this.#cookies.get(name)
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, {value, attributes: {}})
  }

  delete(name: string): void {
    this.#cookies.delete(name)
  }

  get header(): string {
    return [...this.#cookies].map(([name, {value}]) => `${name}=${value}`).join('; ')
  }
}

export function parseSetCookie(line: string): {name: string; cookie: StoredCookie} {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
  const equals = pair.indexOf('=')
  const attributes = rest.map((part) => {
    const [key = '', value = ''] = part.split('=')
    return [key.toLowerCase(), value] as const
  })
  return {
    name: pair.slice(0, equals),
    cookie: {value: pair.slice(equals + 1), attributes: Object.fromEntries(attributes)},
  }
}
