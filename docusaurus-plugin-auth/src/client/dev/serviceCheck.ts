/** Milliseconds. On the author's own machine a service answers at once, except while it is starting. */
const PATIENCE = 5_000

/**
 * Whether anything answers at the service's address. Not whether it trusts this site, which the session store finds out
 * and tells by itself: an answer that may not be read counts, too.
 */
export async function answers(apiUrl: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE)
  return fetch(`${apiUrl}/get-session`, {
    mode: 'no-cors',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  }).then(
    () => true,
    () => false,
  )
}
