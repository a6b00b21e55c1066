import {useEffect, useState} from 'react'
import {useSessionSource} from '../../client/react/context.js'

/**
 * How far a clock may be off before it can be the reason, in milliseconds. Certificates begin to be valid about an hour before
 * they are handed out, and dates that a cache has kept are off, too.
 */
const TOLERANCE = 60 * 60_000
const PATIENCE = 10_000

/**
 * The time at the site's host, if the clock of this device is far from it. Nothing of ours looks at that clock, but browsers do
 * when they check a certificate: then a service that is there does not answer. The site's own certificate may be older, or the
 * page have come from a cache.
 */
export function useTimeWhereClockIsWrong(): Date | null {
  const {options} = useSessionSource()
  const [time, setTime] = useState<Date | null>(null)
  const hasCertificate = options.apiUrl.startsWith('https:')

  useEffect(() => {
    if (!hasCertificate) return
    let isStill = true
    askForTime().then(
      (there) => isStill && setTime(Math.abs(there - Date.now()) > TOLERANCE ? new Date(there) : null),
      // The reader is offline, which is reason enough.
      () => {},
    )
    return () => {
      isStill = false
    }
  }, [hasCertificate])

  return time
}

/** The `Date` of an answer, which scripts may read of their own origin only; `NaN` where there is none. */
async function askForTime(): Promise<number> {
  const signal = AbortSignal.timeout(PATIENCE)
  const {headers} = await fetch(location.href, {method: 'HEAD', cache: 'no-store', signal})
  return Date.parse(headers.get('date') ?? '') + Number(headers.get('age')) * 1000
}
