import {relative} from 'node:path'
import type {MarkdownConfig} from '@docusaurus/types'
import {posixPath} from '@docusaurus/utils'
import {mentionsSealed} from './mention.js'
import {readParts} from './native.js'
import type {PartsLedger} from './PartsLedger.js'
import type {MarkdownSyntax} from './syntax.js'

type ParseFrontMatter = MarkdownConfig['parseFrontMatter']

interface Surroundings {
  siteDir: string
  syntax: MarkdownSyntax
  ledger: PartsLedger
}

/**
 * A front matter parser whose `content` has no sealed parts: what content plugins make of it (excerpts, descriptions,
 * feeds, archive, reading time, previews) comes from the public rest.
 */
export function withoutParts(
  parse: ParseFrontMatter,
  {siteDir, syntax, ledger}: Surroundings,
): ParseFrontMatter {
  return async (params) => {
    const {filePath, fileContent: source} = params
    const parsed = await parse(params)
    if (!mentionsSealed(source)) {
      ledger.note(filePath, {parts: [], problems: []})
      return parsed
    }
    const fileName = posixPath(relative(siteDir, filePath))
    const {frontMatter} = parsed
    const file = await readParts({filePath, fileName, source, frontMatter}, syntax)
    ledger.note(filePath, file)
    // All of them are told when all files are read. Until then nothing of it is, and no blog misses its marker.
    if (file.problems.length > 0) return {...parsed, content: '{/* truncate */}'}
    return parse({...params, fileContent: file.publicText()})
  }
}
