/** The result of using the browser's storage, or `null` in a browser that denies it. */
export function quietly<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
