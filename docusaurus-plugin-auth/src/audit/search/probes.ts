import type {Kind, Passage} from '../evidence/passage.js'
import {Folder} from './fold.js'
import {Matcher} from './matcher.js'

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
const SHORTEST = 12
const WINDOW = 24
const STEP = 6
const CUT_FROM = WINDOW + 2 * STEP

/** Points that a page must reach in one file; or all it has, when it says too little for as many. */
const PROVEN = 6
const A_WINDOW = 3
const A_HINT = 2
const A_TRACE = 1

interface Probe {
  page: number
  kind: Kind
  words: string
  /** `window`: a piece of a passage. `sure`, `name` and `plain`: whole passages, by what they prove. */
  weight: 'window' | 'sure' | 'name' | 'plain'
}

/** One page's text in one file. */
export interface Sighting {
  page: number
  kind: Kind
  /** The first words of the first passage that was found. */
  words: string
  /** Where it begins, in bytes. */
  at: number
}

/** Everything that must not be found, and the search for it. */
export class Probes {
  readonly #matcher = new Matcher(SHORTEST)
  readonly #folder = new Folder()
  /** By the matcher's number for a string: whose it is. The same sentence may stand on several pages. */
  readonly #probes: Probe[][] = []
  readonly #public = new Set<number>()
  readonly #needed = {script: new Map<number, number>(), other: new Map<number, number>()}

  /** @param page A number that the caller gives to each page. */
  add(page: number, {kind, text}: Passage): void {
    const tokens = text.match(TOKEN)?.filter(isNumbered) ?? []
    for (const token of tokens) if (token !== text) this.add(page, {kind, text: token})
    const {all, prose} = this.#folder.fold(Buffer.from(text))
    const words = firstWords(text)
    this.#addFolded({page, kind, words}, text, all)
    if (prose.length < all.length) this.#addFolded({page, kind, words}, text, prose)
  }

  #addFolded(probe: Omit<Probe, 'weight'>, text: string, folded: Uint8Array): void {
    const put = (bytes: Uint8Array, weight: Probe['weight']) => {
      const string = this.#matcher.add(bytes)
      this.#probes[string] ??= []
      if (this.#probes[string].every(({page}) => page !== probe.page))
        this.#probes[string].push({...probe, weight})
    }
    if (folded.length < SHORTEST) return
    if (probe.kind === 'content secret') put(folded, 'sure')
    else if (folded.length < CUT_FROM) put(folded, folded.length >= WINDOW ? 'sure' : weightOf(text))
    else {
      const last = folded.length - WINDOW
      for (let at = 0; at < last; at += STEP) put(folded.subarray(at, at + WINDOW), 'window')
      put(folded.subarray(last), 'window')
    }
  }

  /** What stands in this text, which is public, proves nothing. Returns how much of which page was new in it. */
  exclude(text: Uint8Array): Map<number, number> {
    const counts = new Map<number, number>()
    this.#scan(text, (string) => {
      // A secret that stands in a source is no less a secret.
      if (this.#public.has(string) || this.#of(string).some(({kind}) => kind === 'content secret')) return
      this.#public.add(string)
      for (const {page} of this.#of(string)) counts.set(page, (counts.get(page) ?? 0) + 1)
    })
    return counts
  }

  /** To be called once, after the last `exclude`. Returns how many probes each page has left. */
  settle(): Map<number, number> {
    const left = new Map<number, number>()
    this.#matcher.forget(this.#public)
    for (const [string, probes] of this.#probes.entries()) {
      if (this.#public.has(string)) continue
      for (const probe of probes) {
        left.set(probe.page, (left.get(probe.page) ?? 0) + 1)
        for (const [isScript, needed] of [
          [true, this.#needed.script],
          [false, this.#needed.other],
        ] as const)
          needed.set(probe.page, Math.min(PROVEN, (needed.get(probe.page) ?? 0) + pointsOf(probe, isScript)))
      }
    }
    return left
  }

  /** Pages whose text is in `bytes`. `isScript`: this is code, in which much looks alike. */
  find(bytes: Uint8Array, isScript: boolean): Sighting[] {
    const points = new Map<number, number>()
    const seen = new Set<number | string>()
    this.#scan(bytes, (string) => {
      if (seen.has(string)) return
      seen.add(string)
      for (const probe of this.#of(string)) {
        // A passage counts once, in whichever reading it is found.
        const passage = `${probe.page} ${probe.words}`
        if (probe.weight !== 'window' && seen.has(passage)) continue
        if (probe.weight !== 'window') seen.add(passage)
        points.set(probe.page, (points.get(probe.page) ?? 0) + pointsOf(probe, isScript))
      }
    })
    const needed = isScript ? this.#needed.script : this.#needed.other
    const pages = [...points]
      .filter(([page, sum]) => sum >= (needed.get(page) ?? PROVEN))
      .map(([page]) => page)
    return pages.length === 0 ? [] : this.#locate(bytes, new Set(pages))
  }

  #of(string: number): Probe[] {
    return this.#probes[string] ?? []
  }

  #scan(bytes: Uint8Array, found: (string: number) => void): void {
    const {all, prose} = this.#folder.fold(bytes)
    this.#matcher.scan(all, found)
    if (prose.length < all.length) this.#matcher.scan(prose, found)
  }

  /** Once more over the few texts in which something was found, to say where. */
  #locate(bytes: Uint8Array, pages: Set<number>): Sighting[] {
    const {all, allAt, prose, proseAt} = this.#folder.fold(bytes, true)
    const first = new Map<number, Sighting>()
    const seen = new Set<number>()
    const look = (text: Uint8Array, origins: Uint32Array) => {
      seen.clear()
      this.#matcher.scan(text, (string, index) => {
        if (seen.has(string)) return
        seen.add(string)
        const at = origins[index] ?? 0
        for (const {page, kind, words} of this.#of(string)) {
          const known = first.get(page)
          if (pages.has(page) && (known === undefined || at < known.at))
            first.set(page, {page, kind, words, at})
        }
      })
    }
    look(all, allAt)
    look(prose, proseAt)
    return [...first.values()]
  }
}

function pointsOf({kind, weight}: Probe, isScript: boolean): number {
  if (kind === 'content secret') return PROVEN
  if (kind === 'source code') return A_TRACE
  if (weight === 'plain') return A_HINT
  if (isScript && (kind === 'code' || weight === 'name')) return weight === 'window' ? A_TRACE : A_HINT
  return weight === 'window' ? A_WINDOW : PROVEN
}

/** Whether a short passage is plain words, one name as programs have them, or something that nobody else would write. */
function weightOf(text: string): Probe['weight'] {
  const word = text.trim()
  if (/\s/.test(word.replace(/^["'`*_]+|["'`*_]+$/g, ''))) return isNumbered(word) ? 'sure' : 'plain'
  if (isNumbered(word)) return 'sure'
  return /[a-z][A-Z]|\d|[_-]/.test(word) ? 'name' : 'plain'
}

const TOKEN = /[\w-]{12,}/g

/** Four digits or more among letters, or digits and letters by turns. */
function isNumbered(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  const turns = text.match(/\d[a-z]/gi)?.length ?? 0
  return /[a-z]{3}/i.test(text) && (digits >= 4 || turns >= 2)
}

const WORDS_SHOWN = 5
const LETTERS_SHOWN = 40

/** Enough to find the place in the source, and no more: logs of builds are often public. */
function firstWords(text: string): string {
  const words = text.trim().split(/\s+/)
  const shown = words.slice(0, WORDS_SHOWN).join(' ')
  if (shown.length > LETTERS_SHOWN) return `${shown.slice(0, LETTERS_SHOWN)}…`
  return words.length > WORDS_SHOWN ? `${shown} …` : shown
}
