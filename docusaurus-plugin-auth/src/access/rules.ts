import picomatch from 'picomatch'
import type {CanonicalAccess} from './access.js'

/** Access for a set of source files, as the option `rules` holds it after its check. */
export interface Rule {
  /** Globs over paths seen from the site's folder, with `/` between folders. */
  files: string | string[]
  access: CanonicalAccess
}

interface CompiledGlob {
  glob: string
  access: CanonicalAccess
  rule: number
  matches: (file: string) => boolean
}

/** Globs that do no work: each of them is a mistake that would leave pages more open than its author believes. */
export interface IdleGlobs {
  /** They match no page at all. */
  unmatched: string[]
  /** Every page they match is decided by an earlier rule. */
  shadowed: {glob: string; by: string[]}[]
}

/** The rules of a site, in the order in which they decide. */
export class Rules {
  readonly #globs: CompiledGlob[]

  constructor(rules: readonly Rule[]) {
    this.#globs = rules.flatMap(({files, access}, rule) =>
      [files].flat().map((glob) => ({glob, access, rule, matches: picomatch(glob, {dot: true})})),
    )
  }

  /** Access by the first rule that matches the file, or `undefined` when none does. */
  accessOf(file: string): CanonicalAccess | undefined {
    return this.#first(file)?.access
  }

  /** Which globs decide nothing, given every page of the site. */
  idle(pages: Iterable<string>): IdleGlobs {
    const files = [...pages]
    const decisive = new Set(files.map((file) => this.#first(file)?.rule))
    const idle: IdleGlobs = {unmatched: [], shadowed: []}
    for (const {glob, rule, matches} of this.#globs) {
      const matched = files.filter((file) => matches(file))
      if (matched.length === 0) idle.unmatched.push(glob)
      else if (!decisive.has(rule)) idle.shadowed.push({glob, by: this.#deciding(matched)})
    }
    return idle
  }

  #first(file: string): CompiledGlob | undefined {
    return this.#globs.find(({matches}) => matches(file))
  }

  #deciding(files: string[]): string[] {
    return [...new Set(files.map((file) => this.#first(file)?.glob ?? ''))]
  }
}
