/**
 * Whether a file has to be looked at more closely. Most have not, and cost no more than this. The bare name counts,
 * because it could be imported under another one; so does the tag in small letters, which would be unknown HTML.
 */
export function mentionsSealed(source: string): boolean {
  return /\bSealed\b|<\/?\s*[Ss][Ee][Aa][Ll][Ee][Dd]\b/.test(source)
}
