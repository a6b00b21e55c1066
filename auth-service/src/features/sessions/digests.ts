import {createHash} from 'node:crypto'
import type {BetterAuthOptions} from 'better-auth'
import type {DBAdapter, DBTransactionAdapter} from 'better-auth/adapters'

/** Tells a digest from a token that is still to be digested. */
const mark = 'sha256:'

/** No salt and no work factor: unlike a password, a token is 32 random letters and cannot be guessed from its digest. */
export const digest = (token: string): string => mark + createHash('sha256').update(token).digest('base64url')

const operations = [
  'create',
  'findOne',
  'findMany',
  'count',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
] as const

type Table = DBTransactionAdapter<BetterAuthOptions>

interface Query {
  model: string
  where?: {field: string; value: unknown}[]
  data?: Record<string, unknown>
  update?: Record<string, unknown>
}

/**
 * Keeps digests of session tokens where BetterAuth would keep the tokens themselves: a copy of the database signs
 * nobody in, not even together with the secret that signs cookies. BetterAuth goes on as if it saw tokens: a row it
 * asked for by token comes back with that token, other rows with their digests, which serve to end those sessions.
 */
export function withTokenDigests(open: (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>) {
  return (options: BetterAuthOptions): DBAdapter<BetterAuthOptions> => {
    const adapter = open(options)
    return {
      ...digesting(adapter),
      transaction: (work) => adapter.transaction((table) => work(digesting(table))),
    } as DBAdapter<BetterAuthOptions>
  }
}

function digesting<T extends Table>(table: T): T {
  const digestingOperations = operations.map((operation) => {
    const ask = table[operation] as (query: Query) => Promise<unknown>
    const operate = async (query: Query) => {
      if (query.model !== 'session') return ask(query)
      const tokens = new Map<unknown, string>()
      return revealed(await ask(hidden(query, operation === 'findOne', tokens)), tokens)
    }
    return [operation, operate]
  })
  return {...table, ...Object.fromEntries(digestingOperations)}
}

/**
 * @param strict digest whatever stands there. A reader's cookie is looked up by `findOne`: a stolen digest sent as a
 *   token must not be taken for one. What is deleted or changed comes from rows, and may be a digest already.
 * @param tokens is filled with what was asked by.
 */
function hidden(query: Query, strict: boolean, tokens: Map<unknown, string>): Query {
  const hide = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hide)
    if (typeof value !== 'string' || (!strict && value.startsWith(mark))) return value
    const hash = digest(value)
    tokens.set(hash, value)
    return hash
  }
  const {where, data, update} = query
  const row = (values: Record<string, unknown>) =>
    'token' in values ? {...values, token: hide(values.token)} : values
  return {
    ...query,
    ...(where && {
      where: where.map((one) => (one.field === 'token' ? {...one, value: hide(one.value)} : one)),
    }),
    ...(data && {data: row(data)}),
    ...(update && {update: row(update)}),
  }
}

function revealed(answer: unknown, tokens: Map<unknown, string>): unknown {
  if (Array.isArray(answer)) return answer.map((row) => revealed(row, tokens))
  const token = tokens.get((answer as {token?: unknown} | null)?.token)
  return token === undefined ? answer : {...(answer as object), token}
}
