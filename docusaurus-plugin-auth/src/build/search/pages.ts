import {resolve} from 'node:path'
import type {AllContent} from '@docusaurus/types'
import {applyTrailingSlash} from '@docusaurus/utils-common'
import {pagesOf, versionsOf} from '../content.js'
import type {SitePage} from './collect.js'

interface Site {
  siteDir: string
  siteConfig: {baseUrl: string; trailingSlash: boolean | undefined}
}

/** Markdown pages that search may find: not those that their author keeps out of lists. */
export function searchablePages(allContent: AllContent, {siteDir, siteConfig}: Site): SitePage[] {
  const editions = new Map<unknown, string>()
  for (const {docs, label, isLast} of versionsOf(allContent)) {
    if (isLast === true || typeof label !== 'string' || !Array.isArray(docs)) continue
    for (const doc of docs) editions.set(doc, label)
  }
  return pagesOf(allContent).flatMap((page) => {
    const {source, permalink, title, unlisted} = page
    if (!/\.mdx?$/i.test(source) || typeof permalink !== 'string' || unlisted === true) return []
    return {
      filePath: resolve(siteDir, source.replace(/^@site\//, '')),
      url: applyTrailingSlash(permalink, siteConfig),
      title: typeof title === 'string' ? title : '',
      edition: editions.get(page),
    }
  })
}
