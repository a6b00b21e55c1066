/** One or two letters for a name: `Ada King Lovelace` → `AL`. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return (firstOf(words[0]) + (words.length > 1 ? firstOf(words.at(-1)) : '')).toUpperCase()
}

/** The first letter, which may be two UTF-16 units. */
function firstOf(word = ''): string {
  return Array.from(word)[0] ?? ''
}
