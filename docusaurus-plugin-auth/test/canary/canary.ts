/**
 * What every marker begins with. Letters only: it passes through slugs, file names, stemmers and minifiers, and its
 * base64 is the same in both alphabets.
 */
export const STEM = 'canarybird'

/** A marker, unique by its name, which must be letters only: `canary('DocBody')` is `canarybirdDocBody`. */
export function canary(name: string): string {
  return STEM + name
}

/** A marker in what `metadata: 'public'` leaves visible on purpose: title, label, tags and who wrote a page. */
export function teaser(name: string): string {
  return canary(`Teaser${name}`)
}

export const isTeaser = (name: string): boolean => /^teaser/i.test(name)
