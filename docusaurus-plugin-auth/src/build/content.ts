import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import type {AllContent} from '@docusaurus/types'

/** Source files of the pages that content plugins have loaded, told by their shape: authors wrap these plugins. */
export interface ContentFiles {
  react: string[]
  markdown: string[]
}

interface Loaded {
  source: string
  type?: unknown
}

export function filesOf(allContent: AllContent, siteDir: string): ContentFiles {
  const contents = Object.values(allContent).flatMap((instances) => Object.values(instances))
  const pages = contents.flatMap(pagesIn).filter(isLoaded)
  const files = (some: Loaded[]) =>
    some
      .map(({source}) => resolve(siteDir, source.replace(/^@site\//, '')))
      .filter((file) => existsSync(file))
  return {
    react: files(pages.filter(({type}) => type === 'jsx')),
    markdown: files(pages.filter(({source}) => /\.mdx?$/i.test(source))),
  }
}

/** The pages plugin's content is a list of pages; that of docs and blog holds lists, of versions or of posts. */
function pagesIn(content: unknown): unknown[] {
  if (Array.isArray(content)) return content
  const {loadedVersions, blogPosts} = (content ?? {}) as {loadedVersions?: unknown; blogPosts?: unknown}
  return [
    ...listOf(loadedVersions).flatMap((version) => listOf((version as {docs?: unknown}).docs)),
    ...listOf(blogPosts).map((post) => (post as {metadata?: unknown}).metadata),
  ]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function isLoaded(page: unknown): page is Loaded {
  return typeof (page as Partial<Loaded> | null | undefined)?.source === 'string'
}
