import {readdirSync, readFileSync} from 'node:fs'

/** Linux tells programs about CPU time in ticks of 10 ms, whatever its own clock does (USER_HZ). */
const MICROSECONDS_PER_TICK = 10_000

/**
 * CPU time a process has used since it began, in microseconds: all its threads, its own code and the kernel's work for
 * it. `null` on systems other than Linux, which do not tell it of a foreign process without a tool of their own.
 */
export function cpuTime(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const {user, system} = statOf(pid)
  return (user + system) * MICROSECONDS_PER_TICK
}

/** {@link cpuTime} of a process and of its children, together: Postgres has one for each connection. */
export function cpuTimeWithChildren(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const ticks = all.map(Number).reduce((sum, each) => {
    try {
      const {parent, user, system, ended} = statOf(each)
      if (each === pid) return sum + user + system + ended
      return parent === pid ? sum + user + system : sum
    } catch {
      // It has ended since the list was made.
      return sum
    }
  }, 0)
  return ticks * MICROSECONDS_PER_TICK
}

/** What started a process; `null` on systems other than Linux. */
export const parentOf = (pid: number): number | null =>
  process.platform === 'linux' ? statOf(pid).parent : null

interface Stat {
  parent: number
  user: number
  system: number
  /** Of children that have ended. */
  ended: number
}

/** Of proc(5): fields 4 and 14 to 17. Times are in ticks. */
function statOf(pid: number): Stat {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets, and may hold spaces and brackets: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number)
  return {parent: Number(fields[1]), user, system, ended: endedUser + endedSystem}
}
