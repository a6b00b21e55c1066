import {AsyncLocalStorage} from 'node:async_hooks'
import {isOutage} from './is-outage.js'

/** What {@link watchOutage} answers: the result, or the error that says the database was away. */
export type Watched<T> = {outage: false; result: T} | {outage: true; error: unknown}

interface Watch {
  error?: unknown
}

const KEY = Symbol.for('@docs-auth/drizzle/outage')

/**
 * One store per process, not per copy of this module: a bundler may give the server and the routes a copy each,
 * and a query made through one must still be seen by a watch started in the other.
 */
function watches(): AsyncLocalStorage<Watch> {
  const shared = globalThis as {[KEY]?: AsyncLocalStorage<Watch>}
  shared[KEY] ??= new AsyncLocalStorage()
  return shared[KEY]
}

/**
 * Runs `work` and tells whether the database was away for any query made inside it, even if the error was
 * swallowed on its way up. BetterAuth swallows some: with the database down its sign-out says 200 and clears the
 * cookie of a session that lives on. An answer built on a failed query must not be sent.
 *
 * @throws what `work` throws, unless there was an outage
 * @example
 * const watched = await watchOutage(() => auth.handler(request))
 * return watched.outage ? serviceUnavailable() : watched.result
 */
export async function watchOutage<T>(work: () => Promise<T>): Promise<Watched<T>> {
  const watch: Watch = {}
  try {
    const result = await watches().run(watch, work)
    return 'error' in watch ? {outage: true, error: watch.error} : {outage: false, result}
  } catch (error) {
    if ('error' in watch) return {outage: true, error: watch.error}
    throw error
  }
}

/**
 * Makes the named methods of a client report outages to the watch they were called under. Only calls that
 * return a promise count: with a callback the async context would be that of whoever freed the connection.
 *
 * @param isAway tells an outage from other errors
 */
export function reportOutages(client: object, methods: string[], isAway = isOutage): void {
  const report = (error: unknown): never => {
    const watch = watches().getStore()
    // The first one is the cause; what follows (a rollback on a dead line) is its echo.
    if (watch && !('error' in watch) && isAway(error)) watch.error = error
    throw error
  }
  const target = client as Record<string, (...args: unknown[]) => unknown>
  for (const method of methods) {
    const original = target[method]
    if (!original) throw new TypeError(`the driver has no method ${method}`)
    target[method] = function (this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args)
      return result instanceof Promise ? result.catch(report) : result
    }
  }
}
