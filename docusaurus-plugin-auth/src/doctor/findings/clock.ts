import type {Finding} from '../report.js'

/** Tokens are good for five minutes, and an API forgives half a minute. Seconds. */
const FORGIVEN = 30

/** @param skew Seconds by which the clock of the service is ahead of this machine's. */
export function clockFindings(skew: number): Finding[] {
  if (Math.abs(skew) <= FORGIVEN) return []
  const how = `${Math.abs(Math.round(skew))} seconds ${skew > 0 ? 'ahead of' : 'behind'}`
  return [
    {
      level: 'warning',
      code: 'CLOCKS_DIFFER',
      what: `The clock of the service is ${how} this machine's. One of them is wrong, and APIs with a right one refuse its tokens.`,
      todo: 'Let the clocks of both be set by the network (NTP).',
      change: [{where: 'the machine whose clock is wrong', line: 'timedatectl set-ntp true'}],
    },
  ]
}

/**
 * By how many seconds the clock of whoever answered is ahead of ours, as far as their `Date` proves it: the header knows whole
 * seconds, and was written at some moment between question and answer. 0 when they do not tell the time.
 */
export function skewOf(date: string | null, sent: number, received: number): number {
  const told = date === null ? Number.NaN : Date.parse(date)
  if (told > received) return (told - received) / 1000
  return told + 1000 < sent ? (told + 1000 - sent) / 1000 : 0
}
