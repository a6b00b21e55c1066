import {AsyncLocalStorage} from 'node:async_hooks'

interface Watch {
  fault?: Error
}

const watches = new AsyncLocalStorage<Watch>()

/**
 * Runs `work` and tells what BetterAuth met and swallowed on the way. It logs such errors and goes on: with a broken
 * query a session check becomes "401, you are signed out", and a sign-out "200" although the session lives on. The
 * database being away is noticed by `watchOutage`; this is for everything else that is our fault.
 *
 * @throws what `work` throws.
 */
export async function watchFaults<T>(work: () => Promise<T>): Promise<{result: T; fault: Error | undefined}> {
  const watch: Watch = {}
  const result = await watches.run(watch, work)
  return {result, fault: watch.fault}
}

/** Called by BetterAuth's logger. Outside a request nobody listens. */
export function noteFault(error: Error): void {
  const watch = watches.getStore()
  // Two requests for one new address: the index decides, and the loser gets an answer of their own.
  if (watch && !isUniqueViolation(error)) watch.fault ??= error
}

function isUniqueViolation(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause)
    if ((current as {code?: unknown}).code === '23505') return true
  return false
}
