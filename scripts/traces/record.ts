// Collects, while suites run, what must never be written down and what was written down, for one search at the end:
// `search.ts`. Does nothing unless `npm test` says where to.
import {appendFileSync, mkdirSync} from 'node:fs'

const dir = process.env.TEST_TRACES

/** What a log must not hold. `client` is the network address of a reader, `secret` is one of the operator's. */
export const kinds = ['password', 'address', 'client', 'token', 'secret'] as const
export type Kind = (typeof kinds)[number]

const known = new Set<string>()

/** Remembers a secret that a test uses. */
export function noteSecret(kind: Kind, value: unknown): void {
  if (!dir || typeof value !== 'string' || known.has(kind + value)) return
  known.add(kind + value)
  append('secrets', `${process.pid}.jsonl`, `${JSON.stringify([kind, value])}\n`)
}

/** Keeps what a service wrote. `source` tells where to look when something is found. */
export function noteLog(source: string, text: string): void {
  append('logs', `${source}-${process.pid}.log`, text)
}

function append(folder: string, file: string, text: string): void {
  if (!dir) return
  mkdirSync(`${dir}/${folder}`, {recursive: true})
  appendFileSync(`${dir}/${folder}/${file}`, text)
}

/** The operator's secrets, from the environment that a service is started with. */
export function noteEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of ['BETTER_AUTH_SECRET', 'AUTH_CONTENT_SECRET'])
    for (const value of env[name]?.split(',') ?? []) noteSecret('secret', value.trim())
  const {DATABASE_URL: url = ''} = env
  if (URL.canParse(url)) noteSecret('secret', decodeURIComponent(new URL(url).password))
}

const fields: Readonly<Record<string, Kind>> = {
  email: 'address',
  password: 'password',
  currentPassword: 'password',
  newPassword: 'password',
}

const noteField = (name: string, value: unknown): void => {
  const kind = fields[name]
  if (kind) noteSecret(kind, value)
}

/**
 * What a request says: a JSON body, or a form as browsers send it (Next puts a number before the names of fields).
 *
 * @param headers names in lower case. Not `Headers`, which refuses what hostile tests send.
 */
export function noteSent(body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  if (!dir) return
  for (const name of ['x-forwarded-for', 'x-client-address', 'x-test-network'])
    for (const address of headers[name]?.split(',') ?? []) noteSecret('client', address.trim())
  noteSecret('token', headers.authorization?.split('.')[2])
  if (body instanceof FormData) for (const [name, value] of body) noteField(name.replace(/^\d+_/, ''), value)
  if (typeof body !== 'string') return
  const sent = parsed(body)
  for (const [name, value] of Object.entries(sent ?? {})) noteField(name, value)
  for (const [, name = '', value] of body.matchAll(/ name="(?:\d+_)?(\w+)"\r\n\r\n(.*?)\r\n/g))
    noteField(name, value)
}

/** What an answer hands out: cookies, tokens for backends, keys of pages. */
export function noteAnswered(setCookie: readonly string[], text: string): void {
  if (!dir) return
  for (const line of setCookie) {
    const [, value] = /^[\w-]*auth\.(?:session_token|device)=([^;]{16,})/.exec(line) ?? []
    noteSecret('token', value)
  }
  const answer = parsed(text)
  // Header and claims of a token are the same for many; the signature is its own.
  if (typeof answer?.token === 'string') noteSecret('token', answer.token.split('.')[2])
  for (const key of Object.values((answer?.keys as object) ?? {})) noteSecret('token', key)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
