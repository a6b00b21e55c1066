import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import type {AllContent} from '@docusaurus/types'

/** Source files of the pages that content plugins have loaded, told by their shape: authors wrap these plugins. */
export interface ContentFiles {
  react: string[]
  markdown: string[]
}

/** A page, as far as all content plugins agree. */
export interface Loaded {
  source: string
  type?: unknown
  permalink?: unknown
  title?: unknown
  unlisted?: unknown
}

/** A version of the documentation. */
export interface LoadedVersion {
  docs?: unknown
  sidebars?: Record<string, unknown>
  label?: unknown
  /** The one that readers get by default. */
  isLast?: unknown
}

export function filesOf(allContent: AllContent, siteDir: string): ContentFiles {
  const pages = pagesOf(allContent)
  const files = (some: Loaded[]) =>
    some
      .map(({source}) => resolve(siteDir, source.replace(/^@site\//, '')))
      .filter((file) => existsSync(file))
  return {
    react: files(pages.filter(({type}) => type === 'jsx')),
    markdown: files(pages.filter(({source}) => /\.mdx?$/i.test(source))),
  }
}

export function pagesOf(allContent: AllContent): Loaded[] {
  return contentsOf(allContent).flatMap(pagesIn).filter(isLoaded)
}

export function versionsOf(allContent: AllContent): LoadedVersion[] {
  return contentsOf(allContent).flatMap(versionsIn)
}

function contentsOf(allContent: AllContent): unknown[] {
  return Object.values(allContent).flatMap((instances) => Object.values(instances))
}

/** The pages plugin's content is a list of pages; that of docs and blog holds lists, of versions or of posts. */
function pagesIn(content: unknown): unknown[] {
  if (Array.isArray(content)) return content
  const {blogPosts} = (content ?? {}) as {blogPosts?: unknown}
  return [
    ...versionsIn(content).flatMap(({docs}) => listOf(docs)),
    ...listOf(blogPosts).map((post) => (post as {metadata?: unknown}).metadata),
  ]
}

function versionsIn(content: unknown): LoadedVersion[] {
  return listOf((content as {loadedVersions?: unknown} | null | undefined)?.loadedVersions) as LoadedVersion[]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function isLoaded(page: unknown): page is Loaded {
  return typeof (page as Partial<Loaded> | null | undefined)?.source === 'string'
}
