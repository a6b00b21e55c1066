import {existsSync, realpathSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Globby} from '@docusaurus/utils'
import {PUBLIC, stricter} from '../../access/access.js'
import {type ContentLayout, originalOf} from '../../access/originals.js'
import {AuthPluginError} from '../../errors.js'
import {mentionsSealed} from './mention.js'
import {readParts} from './native.js'
import type {AccessOf} from './PartsLedger.js'
import type {Part} from './read.js'
import type {MarkdownSyntax} from './syntax.js'

interface Site {
  siteDir: string
  layout: ContentLayout
  syntax: MarkdownSyntax
}

/**
 * Translations that have fewer sealed parts than their originals. Most likely the part came after the translation, or its
 * tags were lost on the way: either way its text stands in the translation, open to everybody.
 *
 * Asks the folder, not the content plugins: partials are read by the bundler only, and not at all with a warm cache.
 */
export async function openedByTranslation(
  {siteDir, layout, syntax}: Site,
  accessOf: AccessOf,
): Promise<AuthPluginError[]> {
  const files = await Globby(`${layout.localizationDir}/docusaurus-plugin-content-*/**/*.{md,mdx}`, {
    cwd: siteDir,
  })
  const problems: AuthPluginError[] = []
  for (const file of files) {
    const filePath = join(siteDir, file)
    const page = accessOf(realpathSync(filePath))
    // No page, and no partial either: Docusaurus was told to leave it out.
    if (page === undefined && !/(^|\/)_/.test(file)) continue
    const original = originalOf(file, layout)
    if (typeof original !== 'string') continue
    const expected = (await partsOf({siteDir, syntax}, original)) ?? []
    if (expected.length === 0) continue
    // What is wrong with it is told elsewhere.
    const present = await partsOf({siteDir, syntax}, file)
    if (!present) continue
    for (const access of new Set(expected.map((part) => part.access))) {
      const ofAccess = (parts: Part[]) => parts.filter((part) => part.access === access)
      const [there, here] = [ofAccess(expected), ofAccess(present)]
      // The whole translation may be for fewer readers than the part.
      const isCovered = page !== undefined && page !== PUBLIC && stricter(page, access) === page
      if (here.length >= there.length || isCovered) continue
      const lines = there.map(({line}) => line)
      problems.push(new AuthPluginError('SEALED_UNTRANSLATED', file, access, here.length, original, lines))
    }
  }
  return problems
}

/** `undefined` when the file cannot be read as it is. */
async function partsOf(
  {siteDir, syntax}: Pick<Site, 'siteDir' | 'syntax'>,
  fileName: string,
): Promise<Part[] | undefined> {
  const filePath = join(siteDir, fileName)
  if (!existsSync(filePath)) return []
  const source = await readFile(filePath, 'utf8')
  if (!mentionsSealed(source)) return []
  const frontMatter = await syntax.readFrontMatter(filePath, source)
  const {parts, problems} = await readParts({filePath, fileName, source, frontMatter}, syntax)
  return problems.length === 0 ? parts : undefined
}
