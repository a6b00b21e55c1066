/** A word of a text, as it stands there. */
export interface Token {
  text: string
  /** Where it begins. */
  at: number
}

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu

/**
 * The words of a text in any language: Chinese, Japanese and Thai have no spaces between them, and browsers know where words
 * end. Where one does not (Firefox before 125), each character of these scripts counts as a word.
 */
export function tokensOf(text: string, language: string): Token[] {
  if (typeof Intl.Segmenter !== 'function') {
    return Array.from(text.matchAll(WORD), ({0: word, index}) => ({text: word, at: index}))
  }
  const tokens: Token[] = []
  for (const {segment, index, isWordLike} of segmenterFor(language).segment(text)) {
    if (isWordLike) tokens.push({text: segment, at: index})
  }
  return tokens
}

/** What counts as the same word: capitals, accents and full-width letters make no difference. */
export function termOf(token: string): string {
  return token.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase()
}

let segmenter: {language: string; it: Intl.Segmenter} | undefined

function segmenterFor(language: string): Intl.Segmenter {
  if (segmenter?.language !== language) {
    segmenter = {language, it: new Intl.Segmenter(language, {granularity: 'word'})}
  }
  return segmenter.it
}
