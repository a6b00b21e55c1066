import {join} from 'node:path'
import {publicView} from '../../build/publicView.js'
import type {AuditedSite} from '../site.js'
import {passagesOfMarkdown} from './markdown.js'
import type {Passage} from './passage.js'

/** The body of a Markdown file and all fields of its front matter. */
export async function passagesOfPage(site: AuditedSite, file: string, source: string): Promise<Passage[]> {
  const {frontMatter, content} = await read(site.parse, site, file, source)
  const fields = textsIn(frontMatter)
  return [...passagesOfMarkdown(content), ...fields.map((text): Passage => ({kind: 'front matter', text}))]
}

/** What a protected page shows to everybody: said by the same function that the build asks. */
export async function teaserOf(
  site: AuditedSite,
  file: string,
  source: string,
  access: string,
): Promise<string[]> {
  const parsed = await read(site.parse, site, file, source)
  const {frontMatter} = publicView(parsed, access, site.metadata === 'hidden' ? {title: ''} : undefined)
  return textsIn(frontMatter)
}

/** What of a public Markdown file is public: everything but its sealed parts. As it stands there, and as it reads. */
export async function publicTextsOf(site: AuditedSite, file: string, source: string): Promise<string[]> {
  const {frontMatter, content} = await read(site.parsePublic, site, file, source)
  const rendered = passagesOfMarkdown(content).map(({text}) => text)
  return [...textsIn(frontMatter), content, ...rendered]
}

/** A file whose front matter cannot be parsed is read whole. */
async function read(parse: AuditedSite['parse'], {siteDir}: AuditedSite, file: string, source: string) {
  return parse(join(siteDir, file), source).catch(() => ({frontMatter: {}, content: source}))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  // A day is no secret of one page: any other may name it.
  if (value instanceof Date) return []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
