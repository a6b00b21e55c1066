import {existsSync, realpathSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {relative, resolve} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {type CanonicalAccess, PUBLIC} from '../access/access.js'
import {type Decision, decideAccess, type Source} from '../access/decide.js'
import {type ContentLayout, originalOf, UNKNOWN} from '../access/originals.js'
import type {Rules} from '../access/rules.js'
import {AuthPluginError, refuse} from '../errors.js'
import type {ContentFiles} from './content.js'
import {mentionsSealed} from './parts/mention.js'
import type {AccessOf, PartsLedger} from './parts/PartsLedger.js'

type FrontMatter = Record<string, unknown>

interface Page {
  /** The page's file and its originals, seen from the site's folder. */
  lineage: string[]
  access: CanonicalAccess
  problem?: AuthPluginError
}

export interface PagesOptions {
  siteDir: string
  layout: ContentLayout
  rules: Rules
  /** Reads the front matter of a file, as the site's own parser understands it. */
  readFrontMatter: (filePath: string, source: string) => Promise<FrontMatter>
  /** Sealed parts of the same pages. */
  parts: PartsLedger
  /** Translations in which sealed parts of their originals are open; see `parts/translations.ts`. */
  openedByTranslation: (accessOf: AccessOf) => Promise<AuthPluginError[]>
  /** No page appears after the content plugins have read theirs: true for `build`, false for `start`. */
  closed: boolean
}

/** Every page that the content plugins read, and who may read it. */
export class Pages {
  readonly #options: PagesOptions
  readonly #pages = new Map<string, Page>()
  #settled = false

  constructor(options: PagesOptions) {
    this.#options = options
  }

  /**
   * Access of a Markdown file that somebody is reading. Mistakes are kept until all pages are known, so that they
   * are told together; until then such a page is treated as protected.
   */
  async meet(filePath: string, source: string, frontMatter: FrontMatter): Promise<CanonicalAccess> {
    const key = realpathSync(filePath)
    if (!this.#isPage(key)) return this.#partial(filePath, frontMatter)
    const file = this.#pages.get(key)?.lineage[0] ?? this.#named(filePath)
    const page = await this.#judge({file, frontMatter}, source)
    this.#pages.set(key, page)
    return page.access
  }

  readonly accessOf: AccessOf = (filePath) => this.#pages.get(realpathSync(filePath))?.access

  /**
   * All pages have been loaded: adds those in React, which have no front matter, and returns who may read what,
   * public pages left out. Throws everything that is wrong with access in the site, and with what the protected pages
   * need (`needs`, not asked when all is public).
   */
  async settle(
    {react, markdown}: ContentFiles,
    needs: () => AuthPluginError[],
  ): Promise<Record<string, CanonicalAccess>> {
    const unseen = await this.#unseen(markdown)
    for (const filePath of react) {
      this.#pages.set(
        realpathSync(filePath),
        await this.#judge({file: this.#named(filePath), frontMatter: {}}),
      )
    }
    for (const key of this.#pages.keys()) if (!existsSync(key)) this.#pages.delete(key)
    const {parts, openedByTranslation} = this.#options
    const isProtected = parts.holdsParts || [...this.#pages.values()].some(({access}) => access !== PUBLIC)
    refuse([
      ...this.#problems(),
      ...(unseen.length > 0 ? [new AuthPluginError('PAGES_UNSEEN', unseen)] : []),
      ...parts.problems(this.accessOf),
      ...(await openedByTranslation(this.accessOf)),
      ...this.#idleRules(),
      ...(isProtected ? needs() : []),
    ])
    this.#settled = true
    return Object.fromEntries(
      [...this.#pages]
        .filter(([, {access}]) => access !== PUBLIC)
        .map(([key, {access}]) => [this.#named(key), access]),
    )
  }

  /** Protected pages that were read without asking us: somebody has put another parser into our parser's place. */
  async #unseen(files: string[]): Promise<string[]> {
    const unseen: string[] = []
    for (const filePath of files) {
      if (this.accessOf(filePath) !== undefined) continue
      const source = await readFile(filePath, 'utf8')
      const frontMatter = await this.#options.readFrontMatter(filePath, source)
      const access = await this.meet(filePath, source, frontMatter)
      if (access !== PUBLIC || mentionsSealed(source)) unseen.push(this.#named(filePath))
    }
    return unseen
  }

  async #judge(source: Source, text = ''): Promise<Page> {
    const lineage = [source]
    const texts = {[source.file]: text}
    let original = originalOf(source.file, this.#options.layout)
    while (typeof original === 'string') {
      const originalText = await this.#read(original)
      texts[original] = originalText
      lineage.push({file: original, frontMatter: await this.#frontMatterOf(original, originalText)})
      original = originalOf(original, this.#options.layout)
    }
    const decision = decideAccess(lineage, this.#options.rules)
    const page = {lineage: lineage.map(({file}) => file), access: 'signed-in'}
    if (!('access' in decision)) return {...page, problem: toError(decision, texts)}
    const unsaid =
      original === UNKNOWN && !Object.hasOwn(source.frontMatter, 'access') && decision.access === PUBLIC
    const problem = unsaid ? {problem: new AuthPluginError('ORIGINAL_UNKNOWN', source.file)} : {}
    return {...page, access: decision.access, ...problem}
  }

  /** Text of an original, which may have been removed since its copies were made. */
  async #read(file: string): Promise<string> {
    const filePath = resolve(this.#options.siteDir, file)
    return /\.mdx?$/i.test(file) && existsSync(filePath) ? readFile(filePath, 'utf8') : ''
  }

  async #frontMatterOf(file: string, text: string): Promise<FrontMatter> {
    return text === '' ? {} : this.#options.readFrontMatter(resolve(this.#options.siteDir, file), text)
  }

  /** Docusaurus' MDX loader reads partials through the same hook; they are as public as the pages that import them. */
  #isPage(key: string): boolean {
    if (!this.#settled || this.#pages.has(key)) return true
    return !this.#options.closed && !/(^|\/)_/.test(this.#named(key))
  }

  #partial(filePath: string, frontMatter: FrontMatter): CanonicalAccess {
    if (Object.hasOwn(frontMatter, 'access'))
      throw new AuthPluginError('ACCESS_NOT_A_PAGE', this.#named(filePath))
    return PUBLIC
  }

  #problems(): AuthPluginError[] {
    const found = [...this.#pages.values()].flatMap(({problem}) => problem ?? [])
    // A mistake in an original is met again in every copy of it.
    return [...new Map(found.map((error) => [error.message, error])).values()]
  }

  #idleRules(): AuthPluginError[] {
    const files = new Set([...this.#pages.values()].flatMap(({lineage}) => lineage))
    const {unmatched, shadowed} = this.#options.rules.idle(files)
    return [
      ...(unmatched.length > 0 ? [new AuthPluginError('RULE_MATCHES_NOTHING', unmatched)] : []),
      ...shadowed.map(({glob, by}) => new AuthPluginError('RULE_NEVER_DECIDES', glob, by)),
    ]
  }

  #named(filePath: string): string {
    return posixPath(relative(this.#options.siteDir, filePath))
  }
}

function toError(
  decision: Exclude<Decision, {access: CanonicalAccess}>,
  texts: Record<string, string>,
): AuthPluginError {
  if ('conflict' in decision) return new AuthPluginError('ACCESS_CONFLICT', decision.conflict)
  const {file, key, reason} = decision.malformed
  return new AuthPluginError('ACCESS_MALFORMED', file, lineOf(key, texts[file] ?? ''), reason)
}

/** Line of a front matter key, or `undefined` when it is written in an unusual way. */
function lineOf(key: string, source: string): number | undefined {
  const lines = source.split(/\r?\n/)
  const end = lines.indexOf('---', 1)
  const at = lines.slice(0, end).findIndex((line) => line.startsWith(`${key}:`))
  return at === -1 ? undefined : at + 1
}
