import {quietly} from './quietly.js'

const KEY = 'auth departure'

/**
 * Notes that this tab is on its way to the sign-in page. Who comes back without a hint is asked about once, although
 * visitors are not: they may have been signed in all along, by a session that is older than the hint or whose hint was
 * cleaned away. Without the question, "Sign in" would lead them straight back here, for ever.
 */
export function noteDeparture(): void {
  quietly(() => sessionStorage.setItem(KEY, location.pathname))
}

let returnedTo: string | null = null

/** Whether this tab has been to the sign-in page since it was last asked. */
export function isBackFromDeparture(): boolean {
  returnedTo = quietly(() => sessionStorage.getItem(KEY))
  if (returnedTo !== null) quietly(() => sessionStorage.removeItem(KEY))
  return returnedTo !== null
}

/**
 * Whether this document is the one that the sign-in page led back to, at this path. Who is a visitor there needs other words
 * than before: signing in again would change nothing.
 */
export const hasReturnedTo = (path: string): boolean => path === returnedTo

/** Whoever was known since, and signs out, has not come back from anywhere. */
export function forgetReturn(): void {
  returnedTo = null
}
