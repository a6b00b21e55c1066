import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto'

/** Accounts of one family computer. The oldest leaves first. */
const remembered = 8

/** Seconds. Browsers keep no cookie longer than 400 days. */
export const deviceLife = 400 * 24 * 60 * 60

/**
 * The device cookie (OWASP, "Device Cookies"): names the accounts that this browser has signed in to, each by a token
 * `id.mac` that nobody else can make. It opens nothing; it only lets the browser knock at a door of its own.
 *
 * @param values of every cookie of the name: a sibling domain may have set another one, which is worth nothing here.
 * @returns the browser's id for this account, or `null` when it has never signed in to it.
 */
export function knownDevice(
  values: readonly string[],
  account: string,
  secrets: readonly string[],
): string | null {
  for (const token of values.flatMap(tokensIn)) {
    const [id = '', mac = ''] = token.split('.')
    if (secrets.some((secret) => isEqual(mac, macOf(id, account, secret)))) return id
  }
  return null
}

/** The cookie's value once this browser has signed in to the account. */
export function withDevice(values: readonly string[], account: string, secrets: readonly string[]): string {
  const [secret = ''] = secrets
  const known = knownDevice(values, account, secrets)
  const id = known ?? randomBytes(16).toString('base64url')
  const others = values.flatMap(tokensIn).filter((token) => !token.startsWith(`${id}.`))
  return [...others, `${id}.${macOf(id, account, secret)}`].slice(-remembered).join('~')
}

const tokensIn = (value: string): string[] => value.split('~').slice(-remembered)

const macOf = (id: string, account: string, secret: string): string =>
  createHmac('sha256', secret).update(`device\n${id}\n${account}`).digest('base64url')

function isEqual(said: string, expected: string): boolean {
  const [a, b] = [Buffer.from(said), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
