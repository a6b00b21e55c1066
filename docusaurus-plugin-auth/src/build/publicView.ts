import {parseMarkdownContentTitle} from '@docusaurus/utils'
import {type CanonicalAccess, rolesOf} from '../access/access.js'
import type {Disguise} from './disguise.js'

type FrontMatter = Record<string, unknown>

interface ParsedFile {
  frontMatter: FrontMatter
  content: string
}

/**
 * Routes and order are made of these; nothing in them is prose. `id`, `slug`, and the ids of neighbours are addresses,
 * which the list of routes in `main.js` tells everybody anyway. `date` sorts posts and stands in their addresses;
 * without it Docusaurus would take a more telling one, that of the file.
 */
const neededByRoutes = [
  ...['id', 'slug', 'draft', 'unlisted', 'date', 'parse_number_prefixes', 'sidebar_position'],
  ...['displayed_sidebar', 'pagination_next', 'pagination_prev'],
  ...['hide_title', 'hide_table_of_contents', 'toc_min_heading_level', 'toc_max_heading_level'],
]

/**
 * What else the public may know of a page that is not hidden: what it is called, how it is filed, who wrote it, and
 * where its author keeps it. `last_update` and `custom_edit_url` are what themes print below a page.
 */
const teaser = [
  ...['title', 'title_meta', 'sidebar_label', 'pagination_label', 'tags'],
  ...['authors', 'author', 'author_title', 'author_url', 'author_image_url'],
  ...['authorTitle', 'authorURL', 'authorImageURL', 'last_update', 'custom_edit_url'],
  ...['sidebar_key', 'sidebar_class_name', 'wrapperClassName'],
]

/** What Docusaurus' content plugins get to see of a body: nothing, with the marker that keeps blog lists quiet. */
const PUBLIC_BODY = '{/* truncate */}'

/**
 * A protected file as the public may know it: never a word of its body. Both lists allow, so that a field nobody
 * thought of is private: `keywords`, `sidebar_custom_props`, fields of the site's own. `description` would be taken
 * from the first paragraph if it were left out. `image` goes because the file it names would be published with it.
 *
 * @param disguise what a page bears instead of what it is called, with `metadata: 'hidden'`.
 */
export function publicView(parsed: ParsedFile, access: CanonicalAccess, disguise?: Disguise): ParsedFile {
  const kept = disguise ? disguised(parsed.frontMatter, disguise) : withTeaser(parsed)
  return {
    frontMatter: {
      ...kept,
      description: '',
      sidebar_class_name: [kept.sidebar_class_name, ...lockClasses(access)].filter(Boolean).join(' '),
      // The stub is MDX, also in a `.md` file of a site that reads those as plain Markdown.
      mdx: {format: 'mdx'},
    },
    content: PUBLIC_BODY,
  }
}

function withTeaser({frontMatter, content}: ParsedFile): FrontMatter {
  const title = frontMatter.title ?? parseMarkdownContentTitle(content).contentTitle
  return {
    ...pick(frontMatter, [...neededByRoutes, ...teaser]),
    ...(title === undefined ? {} : {title}),
  }
}

function disguised(frontMatter: FrontMatter, disguise: Disguise): FrontMatter {
  const {date, ...addresses} = pick(frontMatter, neededByRoutes)
  const day = toDay(date)
  return {
    ...addresses,
    ...disguise,
    ...(day === undefined ? {} : {date: day}),
    // An address of the author's choice may say more than the page's own. Without this line, one would be made up.
    ...(Object.hasOwn(frontMatter, 'custom_edit_url') ? {custom_edit_url: null} : {}),
  }
}

/** Docusaurus reads dates of posts only; elsewhere the field is the author's own and may hold anything. */
function toDay(date: unknown): Date | undefined {
  const written = date instanceof Date ? date.toISOString() : String(date)
  const [day] = /^\d{4}-\d\d?-\d\d?/.exec(written) ?? []
  return day === undefined ? undefined : new Date(day)
}

function pick(frontMatter: FrontMatter, keys: string[]): FrontMatter {
  return Object.fromEntries(Object.entries(frontMatter).filter(([key]) => keys.includes(key)))
}

/** Classes of a protected page's sidebar item: `auth-protected auth-protected--staff`. */
function lockClasses(access: CanonicalAccess): string[] {
  const roles = rolesOf(access)
  return ['auth-protected', ...(roles.length > 0 ? roles : [access]).map((who) => `auth-protected--${who}`)]
}
