import {resolve} from 'node:path'
import type {AllContent} from '@docusaurus/types'
import {applyTrailingSlash} from '@docusaurus/utils-common'
import type {CanonicalAccess} from '../../access/access.js'
import {type Loaded, pagesOf, versionsOf} from '../content.js'

/** Everything in lists that leads to a protected page. */
export interface Items {
  /** Who may read what lies there, by the address as links on the site's pages have it: `/base/docs/handbook`. */
  links: Record<string, CanonicalAccess>
  /** Addresses of categories' generated pages, which are public and hold nothing but their items. */
  indices: string[]
}

interface Site {
  siteDir: string
  siteConfig: {baseUrl: string; trailingSlash: boolean | undefined}
}

/**
 * Where protected pages are, and where lists of them are.
 *
 * @param accessOf Access of a page by its file; `undefined` for public ones.
 */
export function findItems(
  allContent: AllContent,
  accessOf: (filePath: string) => CanonicalAccess | undefined,
  {siteDir, siteConfig}: Site,
): Items {
  const asLinked = (permalink: string) => applyTrailingSlash(permalink, siteConfig)
  const links: Items['links'] = {}
  for (const {source, permalink} of pagesOf(allContent).filter(hasAddress)) {
    const access = accessOf(resolve(siteDir, source.replace(/^@site\//, '')))
    if (access !== undefined) links[asLinked(permalink)] = access
  }
  const sidebars = versionsOf(allContent).flatMap((version) => Object.values(version.sidebars ?? {}))
  return {links, indices: sidebars.flatMap(indicesIn).map(asLinked)}
}

function hasAddress(page: Loaded): page is Loaded & {permalink: string} {
  return typeof page.permalink === 'string'
}

interface SidebarItem {
  link?: {type?: unknown; permalink?: unknown} | null
  items?: unknown
}

function indicesIn(items: unknown): string[] {
  if (!Array.isArray(items)) return []
  return (items as SidebarItem[]).flatMap(({link, items: inside}) => [
    ...(link?.type === 'generated-index' && typeof link.permalink === 'string' ? [link.permalink] : []),
    ...indicesIn(inside),
  ])
}
