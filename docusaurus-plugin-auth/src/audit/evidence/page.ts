import {DEFAULT_PARSE_FRONT_MATTER} from '@docusaurus/utils'
import {publicView} from '../../build/publicView.js'
import type {AuditedSite} from '../site.js'
import {passagesOfMarkdown} from './markdown.js'
import type {Passage} from './passage.js'

/** A page's file: its body, and of its front matter everything that the public may know nothing of. */
export async function passagesOfPage(source: string): Promise<Passage[]> {
  const {frontMatter, content} = await parse(source)
  const fields = Object.values(frontMatter).flatMap(textsIn)
  return [...passagesOfMarkdown(content), ...fields.map((text): Passage => ({kind: 'front matter', text}))]
}

/** What a page shows to everybody is said by the same function that the build asks. */
export async function publicTextsOf(
  source: string,
  access: string,
  metadata: AuditedSite['metadata'],
): Promise<string[]> {
  const file = await parse(source)
  const {frontMatter} = publicView(file, access, metadata === 'hidden' ? {title: ''} : undefined)
  return textsIn(frontMatter)
}

/** A file whose front matter cannot be parsed is read whole: rather one probe too many. */
async function parse(fileContent: string) {
  try {
    return await DEFAULT_PARSE_FRONT_MATTER({filePath: '', fileContent})
  } catch {
    return {frontMatter: {}, content: fileContent}
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Date) return [value.toISOString()]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
