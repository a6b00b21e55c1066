import leven from 'leven'
import {type CanonicalAccess, MalformedAccess, PUBLIC, parseAccess, stricter} from './access.js'
import type {Rules} from './rules.js'

/** A source file (path seen from the site's folder) and what its front matter says. */
export interface Source {
  file: string
  frontMatter: Record<string, unknown>
}

export type Decision =
  | {access: CanonicalAccess}
  | {malformed: {file: string; key: string; reason: string}}
  | {conflict: {file: string; access: CanonicalAccess}[]}

/**
 * Who may read a page. `lineage` is the page followed by its original, its original's original and so on
 * (a translation of an old version has two); each of them narrows the access, none of them widens it.
 */
export function decideAccess(lineage: readonly Source[], rules: Rules): Decision {
  let decided: {file: string; access: CanonicalAccess} | undefined
  for (const source of lineage) {
    const said = accessSaid(source, rules)
    if (said === undefined) continue
    if (typeof said === 'object') return said
    const own = {file: source.file, access: said}
    const access = decided === undefined ? said : stricter(decided.access, said)
    if (access === null) return {conflict: decided === undefined ? [own] : [decided, own]}
    decided = {file: source.file, access}
  }
  return {access: decided?.access ?? PUBLIC}
}

/** Front matter wins over rules; `undefined` when neither says anything. */
function accessSaid({file, frontMatter}: Source, rules: Rules): CanonicalAccess | Decision | undefined {
  const misspelt = Object.keys(frontMatter).find(isMisspelt)
  if (misspelt !== undefined) {
    const reason = `'${misspelt}' protects nothing; the word is 'access'`
    return {malformed: {file, key: misspelt, reason}}
  }
  if (!Object.hasOwn(frontMatter, 'access')) return rules.accessOf(file)
  try {
    return parseAccess(frontMatter.access)
  } catch (error) {
    if (!(error instanceof MalformedAccess)) throw error
    return {malformed: {file, key: 'access', reason: error.message}}
  }
}

/** `Access`, `acces`, `acess`: one slip away, and without this check the page would silently be public. */
function isMisspelt(key: string): boolean {
  return key !== 'access' && leven(key.toLowerCase(), 'access') <= 1
}
