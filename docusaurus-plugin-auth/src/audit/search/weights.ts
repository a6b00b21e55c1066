import type {Kind} from '../evidence/passage.js'

/*
 * How long must a piece of text be to prove where it comes from? Lengths are of folded text (`fold.ts`), in letters.
 *
 * A passage of 36 letters or more is looked for by windows of 24 letters, one every 6. Two of them are asked for, so
 * whoever copies 35 letters (6 to 8 words) in one piece is found, wherever the copy begins and ends: an excerpt of 160
 * characters shows some twenty. What two authors write by chance in the same words ("for more information see the
 * documentation") is mostly shorter, and one window alone proves nothing.
 *
 * A shorter passage (a heading, an alt text, a cell) is looked for as a whole. From 24 letters on it proves itself. Below,
 * it does if it is no plain words: an identifier such as `planOfOffice`, or a number among letters such as `ACME-2026-77`.
 * Such numbers are looked for wherever they stand in a text: keys and codes are what leaks alone and hurts most.
 * Plain words of 12 to 23 letters ("Access control") are common property, and count only with others of their page.
 * Below 12 letters nothing is looked for: that would be found in every site.
 *
 * Scripts hold the code of many libraries, and code looks alike everywhere: there identifiers and code weigh less.
 * Private modules weigh little everywhere: as a copy of the file they are found by their bulk.
 *
 * And nothing counts that also stands in a source of a public page (`exclude`).
 */
export const SHORTEST = 12
export const WINDOW = 24
export const STEP = 6
export const CUT_FROM = WINDOW + 2 * STEP

/** Points that a page must reach in one file; or all it has, when it says too little for as many. */
export const PROVEN = 6
const A_WINDOW = 3
const A_HINT = 2
const A_TRACE = 1

/** `window`: a piece of a passage. `sure`, `name` and `plain`: whole passages, by what they prove. */
export type Weight = 'window' | 'sure' | 'name' | 'plain'

/** What it counts that such a string is there. */
export function pointsOf({kind, weight}: {kind: Kind; weight: Weight}, isScript: boolean): number {
  if (kind === 'content secret') return PROVEN
  if (kind === 'source code') return A_TRACE
  if (weight === 'plain') return A_HINT
  if (isScript && (kind === 'code' || weight === 'name')) return weight === 'window' ? A_TRACE : A_HINT
  return weight === 'window' ? A_WINDOW : PROVEN
}

/** Whether a short passage is plain words, one name as programs have them, or something that nobody else would write. */
export function weightOf(text: string): Weight {
  const word = text.trim()
  if (/\s/.test(word.replace(/^["'`*_]+|["'`*_]+$/g, ''))) return isNumbered(word) ? 'sure' : 'plain'
  if (isNumbered(word)) return 'sure'
  return /[a-z][A-Z]|\d|[_-]/.test(word) ? 'name' : 'plain'
}

/** What may be a key or a code. */
export const TOKEN = /[\w-]{12,}/g

/** Four digits or more among letters, or digits and letters by turns. */
export function isNumbered(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  const turns = text.match(/\d[a-z]/gi)?.length ?? 0
  return /[a-z]{3}/i.test(text) && (digits >= 4 || turns >= 2)
}
