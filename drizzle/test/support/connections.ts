import {once} from 'node:events'
import {setTimeout as wait} from 'node:timers/promises'
import {sql} from 'drizzle-orm'
import type {Database} from '../../src/index.js'

/** Resolves when somebody waits for a lock: `advisory` is the one of migrators, `relation` that of a table. */
export async function untilBlocked(database: Database, kind: 'advisory' | 'relation'): Promise<void> {
  for (;;) {
    const {rows} = await rowsOf(
      database.orm.execute(sql`select 1 from pg_locks where locktype = ${kind} and not granted`),
    )
    if (rows.length > 0) return
    await wait(10)
  }
}

/** Keeps one connection of the pool until the signal. `taken` is the process id of the server's end of it. */
export function hold(database: Database, until: AbortSignal): {taken: Promise<number>; done: Promise<void>} {
  let take = (_pid: number) => {}
  const taken = new Promise<number>((resolve) => {
    take = resolve
  })
  const done = database.orm.transaction(async (tx) => {
    const {rows} = await rowsOf<{pid: number}>(tx.execute(sql`select pg_backend_pid() as pid`))
    take(rows[0]?.pid ?? 0)
    await once(until, 'abort')
  })
  return {taken, done}
}

/** Process ids of the server's ends of `count` different connections of the pool. */
export async function backends(database: Database, count: number): Promise<number[]> {
  const release = new AbortController()
  const held = Array.from({length: count}, () => hold(database, release.signal))
  const pids = await Promise.all(held.map(({taken}) => taken))
  release.abort()
  await Promise.all(held.map(({done}) => done))
  return pids
}

/** The driver's own result: the type of `orm` is common to all of them and does not know it. */
const rowsOf = async <T>(result: PromiseLike<unknown>) => (await result) as {rows: T[]}
