import {readFile} from 'node:fs/promises'
import type {MarkdownConfig} from '@docusaurus/types'
import {PUBLIC} from '../access/access.js'
import type {Disguise} from './disguise.js'
import type {Pages} from './pages.js'
import {publicView} from './publicView.js'
import {viewOf} from './stub.js'

type ParseFrontMatter = MarkdownConfig['parseFrontMatter']

/**
 * Choke point 1. Docs, blog and pages plugins read every file through `siteConfig.markdown.parseFrontMatter`;
 * of a protected file they get the public view. So descriptions, excerpts, archive, feeds and lists, whatever
 * makes them, cannot tell what they never saw.
 *
 * @param disguise with `metadata: 'hidden'`, what a page bears in public instead of its own title.
 */
export function guardFrontMatter(
  parse: ParseFrontMatter,
  pages: Pages,
  disguise?: (filePath: string) => Promise<Disguise>,
): ParseFrontMatter {
  return async (params) => {
    const view = viewOf(params.fileContent)
    if (view === 'sealed') return parse(params)
    // The stub stands for the file: its public front matter is the file's, as it is on disk now.
    const source = view === 'stub' ? await readFile(params.filePath, 'utf8') : params.fileContent
    const parsed = await parse({...params, fileContent: source})
    const access = await pages.meet(params.filePath, source, parsed.frontMatter)
    return access === PUBLIC ? parsed : publicView(parsed, access, await disguise?.(params.filePath))
  }
}
