const KEY = 'auth departure'

/**
 * Notes that this tab is on its way to the sign-in page. Who comes back without a hint is asked about once, although
 * visitors are not: they may have been signed in all along, by a session that is older than the hint or whose hint was
 * cleaned away. Without the question, "Sign in" would lead them straight back here, for ever.
 */
export function noteDeparture(): void {
  try {
    sessionStorage.setItem(KEY, '1')
  } catch {
    // A browser that denies storage denies it to everything here that could help.
  }
}

/** Whether this tab has been to the sign-in page since it was last asked. */
export function isBackFromDeparture(): boolean {
  try {
    const noted = sessionStorage.getItem(KEY) !== null
    sessionStorage.removeItem(KEY)
    return noted
  } catch {
    return false
  }
}
