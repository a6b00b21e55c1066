import {readFileSync} from 'node:fs'

/** Linux tells programs about CPU time in ticks of 10 ms, whatever its own clock does (USER_HZ). */
const MICROSECONDS_PER_TICK = 10_000

/**
 * CPU time a process has used since it began, in microseconds: all its threads, its own code and the kernel's work for
 * it. `null` on systems other than Linux, which do not tell it of a foreign process without a tool of their own.
 */
export function cpuTime(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets, and may hold spaces and brackets: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  return (user + system) * MICROSECONDS_PER_TICK
}
