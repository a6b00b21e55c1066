import {existsSync, realpathSync} from 'node:fs'
import {relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {type CanonicalAccess, PUBLIC, stricter} from '../../access/access.js'
import {AuthPluginError} from '../../errors.js'
import type {Part} from './read.js'

/** Access of a page by its file; `undefined` for what is none, and for what nobody has read yet. */
export type AccessOf = (filePath: string) => CanonicalAccess | undefined

interface Entry {
  parts: Pick<Part, 'access' | 'line'>[]
  problems: AuthPluginError[]
}

/** The sealed parts of every page that the content plugins have read, and what is wrong with them. */
export class PartsLedger {
  readonly #files = new Map<string, Entry>()

  constructor(readonly siteDir: string) {}

  note(filePath: string, entry: Entry): void {
    this.#files.set(realpathSync(filePath), entry)
  }

  /** Whether any page holds a part. */
  get holdsParts(): boolean {
    return this.#present().some(([, {parts}]) => parts.length > 0)
  }

  /** Who may read the parts of pages; those of partials are met by the bundler only. */
  accesses(accessOf: AccessOf): CanonicalAccess[] {
    return this.#present().flatMap(([filePath, {parts}]) =>
      parts.flatMap(({access}) => stricter(accessOf(filePath) ?? PUBLIC, access) ?? []),
    )
  }

  /** @param accessOf Access of a page by its file. */
  problems(accessOf: AccessOf): AuthPluginError[] {
    return this.#present().flatMap(([filePath, {parts, problems}]) => {
      const page = accessOf(filePath) ?? PUBLIC
      const fileName = posixPath(relative(this.siteDir, filePath))
      const conflicts = parts
        .filter(({access}) => stricter(page, access) === null)
        .map(({access, line}) => new AuthPluginError('SEALED_CONFLICT', `${fileName}:${line}`, access, page))
      return [...problems, ...conflicts]
    })
  }

  /** While `docusaurus start` runs, files go. */
  #present(): [filePath: string, entry: Entry][] {
    return [...this.#files].filter(([filePath]) => existsSync(filePath))
  }
}
