import {readFile} from 'node:fs/promises'
import {type CanonicalAccess, PUBLIC, stricter} from '../../access/access.js'
import type {SearchPage, SearchSection} from '../../seal/search.js'
import {mentionsSealed} from '../parts/mention.js'
import type {AccessOf} from '../parts/PartsLedger.js'
import type {MarkdownSyntax} from '../parts/syntax.js'
import {readSections} from './native.js'

/** A Markdown page of the site, as content plugins have loaded it. */
export interface SitePage {
  filePath: string
  /** Its address, as links have it. */
  url: string
  /** What it is called in public. */
  title: string
  edition: string | undefined
}

/** What readers of each access can search in: protected pages, and sealed parts of any page. */
export async function collectPages(
  pages: readonly SitePage[],
  accessOf: AccessOf,
  syntax: MarkdownSyntax,
): Promise<Map<CanonicalAccess, SearchPage[]>> {
  const found = new Map<CanonicalAccess, SearchPage[]>()
  for (const {filePath, url, title, edition} of pages) {
    const access = accessOf(filePath) ?? PUBLIC
    const source = await readFile(filePath, 'utf8')
    if (access === PUBLIC && !mentionsSealed(source)) continue
    const frontMatter = await syntax.readFrontMatter(filePath, source)
    const {title: heading, sections, parts} = await readSections({filePath, source, frontMatter}, syntax)
    const ownTitle = typeof frontMatter.title === 'string' ? frontMatter.title : (heading ?? title)
    const add = (to: CanonicalAccess, some: SearchSection[]) => {
      if (to === PUBLIC || some.length === 0) return
      const page = {title: ownTitle, url, ...(edition === undefined ? {} : {edition}), sections: some}
      found.set(to, [...(found.get(to) ?? []), page])
    }
    // A page without text still has a title.
    add(access, sections.length > 0 ? sections : [{heading: '', anchor: '', text: ''}])
    // A part whose access contradicts the page's has been refused.
    for (const part of parts) add(stricter(access, part.access) ?? PUBLIC, part.sections)
  }
  return found
}
