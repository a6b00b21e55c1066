/**
 * Makes a thing once per process, however often Next loads our modules: it gives routes, pages and our server a copy
 * each, and hot reload makes new ones. Only for what must not exist twice: a database handle, a queue.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`docs-auth/${name}`)
  const shared = globalThis as {[key: symbol]: unknown}
  shared[key] ??= make()
  return shared[key] as T
}
