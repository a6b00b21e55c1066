/**
 * Where the sealed index of members' search lies for one access, seen from the site's base. The name is made of nothing but the
 * access, which the site tells anyway: a name made of the content would let people guess at it. Not below `assets/`, which hosts
 * may cache for ever.
 */
export function searchFile(access: string): string {
  return `members-search/${access.replaceAll('+', '_')}.sealed`
}

/** What such a file holds, as JSON: pages, and sealed parts of pages, that readers with this access may open. */
export interface SearchIndex {
  version: 1
  pages: SearchPage[]
}

export interface SearchPage {
  title: string
  /** Address below the site's origin: `/base/docs/handbook`. */
  url: string
  /** Name of the version of the documentation, if it is not the one that readers get by default. */
  edition?: string
  sections: SearchSection[]
}

export interface SearchSection {
  /** Empty for what stands before the first heading. */
  heading: string
  /** Id of the heading. */
  anchor: string
  text: string
}
