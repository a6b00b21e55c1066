import {reportOutages} from '../outage/watch.js'

/** The part of pg's Pool and Client (and Neon's copies of them) that needs care. */
interface PoolLike {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'connect', listener: (client: PooledClient) => void): unknown
  end(): Promise<void>
}
interface ClientLike {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'end', listener: () => void): unknown
  connect(): Promise<unknown>
  end(): Promise<void>
}
interface PooledClient extends ClientLike {
  release(error: Error): void
}

/** Makes a pool survive the death of its server, and its failures visible to `watchOutage`. */
export function guardPool(pool: PoolLike, onError: (error: Error) => void): void {
  // Without a listener a dying server takes this process with it: an 'error' event nobody hears is thrown.
  pool.on('error', (error) => {
    // The pool hangs the whole client on it, password included: not for a log.
    delete (error as Error & {client?: unknown}).client
    onError(error)
  })
  pool.on('connect', (client) => {
    // The pool listens to idle clients only. One in use, inside a transaction, would be thrown likewise; its
    // error also rejects the query in flight, so there is nothing more to say here.
    client.on('error', () => {})
    reportOutages(client, ['query'])
    returnBroken(client)
  })
  reportOutages(pool, ['query', 'connect'])
}

/** Keeps clients that Drizzle's transactions leave behind broken from filling the pool or serving the next reader. */
function returnBroken(client: PooledClient): void {
  const target = client as PooledClient & {query: (...args: unknown[]) => unknown}
  const query = target.query
  target.query = function (this: unknown, ...args) {
    const result = query.apply(this, args)
    if (!(result instanceof Promise)) return result
    return result.catch((error: Error) => {
      // The server may still be busy with it, and Drizzle gives the client back as if it were well. An ended
      // one is dropped by the pool.
      if (error.message === 'Query read timeout') void client.end().catch(() => {})
      // Drizzle's `begin` stands before its `try … finally`: if it fails, nobody gives the client back, and
      // after ten of those the pool is empty for ever.
      if (isBegin(args[0])) client.release(error)
      throw error
    })
  }
}

function isBegin(query: unknown): boolean {
  const text = typeof query === 'string' ? query : (query as {text?: string}).text
  return /^begin\b/.test(text ?? '')
}

/** Ends a pool once; pg throws at the second time. */
export function closeOnce(pool: PoolLike): () => Promise<void> {
  let closed: Promise<void> | undefined
  return () => {
    closed ??= pool.end()
    return closed
  }
}

/** Connects a client for the time of `work`. */
export async function withClient<T>(client: ClientLike, work: () => Promise<T>): Promise<T> {
  // As in guardPool: the query in flight is rejected with the same error.
  client.on('error', () => {})
  // Neon's `end()` never resolves once the server has gone.
  const gone = new Promise<void>((resolve) => client.on('end', resolve))
  await client.connect()
  try {
    return await work()
  } finally {
    await Promise.race([client.end(), gone])
  }
}
