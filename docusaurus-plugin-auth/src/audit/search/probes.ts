import type {Kind, Passage} from '../evidence/passage.js'
import {Folder} from './fold.js'
import {Matcher} from './matcher.js'
import {
  CUT_FROM,
  isNumbered,
  PROVEN,
  pointsOf,
  SHORTEST,
  STEP,
  TOKEN,
  type Weight,
  WINDOW,
  weightOf,
} from './weights.js'

interface Probe {
  page: number
  kind: Kind
  words: string
  weight: Weight
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
  readonly #matcher = new Matcher(WINDOW, SHORTEST)
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
    const {length} = folded
    if (length < SHORTEST) return
    if (probe.kind === 'content secret') this.#put({...probe, weight: 'sure'}, folded)
    else if (length < CUT_FROM)
      this.#put({...probe, weight: length >= WINDOW ? 'sure' : weightOf(text)}, folded)
    else {
      const window: Probe = {...probe, weight: 'window'}
      const last = length - WINDOW
      for (let at = 0; at < last; at += STEP) this.#put(window, folded.subarray(at, at + WINDOW))
      this.#put(window, folded.subarray(last))
    }
  }

  #put(probe: Probe, bytes: Uint8Array): void {
    const probes = this.#probes
    const string = this.#matcher.add(bytes)
    const known = probes[string]
    if (!known) probes[string] = [probe]
    else if (known.every(({page}) => page !== probe.page)) known.push(probe)
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

const WORDS_SHOWN = 5
const LETTERS_SHOWN = 40

/** Enough to find the place in the source, and no more: logs of builds are often public. */
function firstWords(text: string): string {
  const words = text.trim().split(/\s+/)
  const shown = words.slice(0, WORDS_SHOWN).join(' ')
  if (shown.length > LETTERS_SHOWN) return `${shown.slice(0, LETTERS_SHOWN)}…`
  return words.length > WORDS_SHOWN ? `${shown} …` : shown
}
