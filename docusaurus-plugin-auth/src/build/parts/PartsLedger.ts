import {existsSync, realpathSync} from 'node:fs'
import {relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {type CanonicalAccess, PUBLIC, stricter} from '../../access/access.js'
import {AuthPluginError} from '../../errors.js'
import type {Part} from './read.js'

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
    return [...this.#files.values()].some(({parts}) => parts.length > 0)
  }

  /** @param accessOf Access of a page by its file. */
  problems(accessOf: (filePath: string) => CanonicalAccess | undefined): AuthPluginError[] {
    return [...this.#files].flatMap(([filePath, {parts, problems}]) => {
      if (!existsSync(filePath)) return []
      const page = accessOf(filePath) ?? PUBLIC
      const fileName = posixPath(relative(this.siteDir, filePath))
      const conflicts = parts
        .filter(({access}) => stricter(page, access) === null)
        .map(({access, line}) => new AuthPluginError('SEALED_CONFLICT', `${fileName}:${line}`, access, page))
      return [...problems, ...conflicts]
    })
  }
}
