import {type Token, termOf} from './tokens.js'

/** A piece of text, and whether the reader searched for it. */
export interface Piece {
  text: string
  isMatch: boolean
}

/** How much of a text is shown before the first match, and in all; in characters. */
const BEFORE = 40
const LENGTH = 160

/**
 * The part of a text around its first match, with the matches told apart.
 *
 * @param terms Terms that were found.
 */
export function excerptOf(text: string, tokens: readonly Token[], terms: ReadonlySet<string>): Piece[] {
  const matches = tokens.filter((token) => terms.has(termOf(token.text)))
  const first = matches[0]?.at ?? 0
  // Between words, as far as there are any.
  const start = first <= BEFORE ? 0 : (tokens.find(({at}) => at >= first - BEFORE)?.at ?? first)
  const last = tokens.filter(({at, text: word}) => at + word.length <= start + LENGTH).at(-1)
  const end = text.length <= start + LENGTH || !last ? text.length : last.at + last.text.length
  const pieces: Piece[] = []
  let at = start
  const add = (to: number, isMatch: boolean) => {
    if (to > at) pieces.push({text: text.slice(at, to), isMatch})
    at = to
  }
  for (const match of matches) {
    const matchEnd = match.at + match.text.length
    if (match.at < start || matchEnd > end) continue
    add(match.at, false)
    add(matchEnd, true)
  }
  add(end, false)
  if (start > 0) pieces.unshift({text: '… ', isMatch: false})
  if (end < text.length) pieces.push({text: ' …', isMatch: false})
  return pieces
}
