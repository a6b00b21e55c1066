/** A result, or `null` where there is none: a browser denies its storage, a text is not what it should be. */
export function quietly<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}
