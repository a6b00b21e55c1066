import {reportOutages} from '../outage/watch.js'

/** The part of pg's Pool and Client (and Neon's copies of them) that needs care. */
interface PoolLike {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'connect', listener: (client: ClientLike) => void): unknown
  end(): Promise<void>
}
interface ClientLike {
  on(event: 'error', listener: (error: Error) => void): unknown
  end(): Promise<void>
}

/** Makes a pool survive the death of its server, and its failures visible to `watchOutage`. */
export function guardPool(pool: PoolLike, onError: (error: Error) => void): void {
  // Without a listener a dying server takes this process with it: an 'error' event nobody hears is thrown.
  pool.on('error', onError)
  pool.on('connect', (client) => {
    // The pool listens to idle clients only. One in use, inside a transaction, would be thrown likewise; its
    // error also rejects the query in flight, so there is nothing more to say here.
    client.on('error', () => {})
    reportOutages(client, ['query'])
    dropWhenStuck(client)
  })
  reportOutages(pool, ['query', 'connect'])
}

/**
 * After a client-side timeout the server may still be busy with the query. Drizzle gives such a client back to
 * the pool after a transaction, where it would hold up the next reader: end it, and the pool drops it.
 */
function dropWhenStuck(client: ClientLike): void {
  const target = client as ClientLike & {query: (...args: unknown[]) => unknown}
  const query = target.query
  target.query = function (this: unknown, ...args) {
    const result = query.apply(this, args)
    if (!(result instanceof Promise)) return result
    return result.catch((error: Error) => {
      if (error.message === 'Query read timeout') void client.end().catch(() => {})
      throw error
    })
  }
}

/** Ends a pool once; pg throws at the second time. */
export function closeOnce(pool: PoolLike): () => Promise<void> {
  let closed: Promise<void> | undefined
  return () => {
    closed ??= pool.end()
    return closed
  }
}
