import {quietly} from './quietly.js'

const KEY = 'auth departure'

/**
 * Notes that this tab is on its way to the sign-in page. Who comes back without a hint is asked about once, although
 * visitors are not: they may have been signed in all along, by a session that is older than the hint or whose hint was
 * cleaned away. Without the question, "Sign in" would lead them straight back here, for ever.
 */
export function noteDeparture(): void {
  quietly(() => sessionStorage.setItem(KEY, '1'))
}

/** Whether this tab has been to the sign-in page since it was last asked. */
export function isBackFromDeparture(): boolean {
  const note = quietly(() => sessionStorage.getItem(KEY))
  if (note !== null) quietly(() => sessionStorage.removeItem(KEY))
  return note !== null
}
