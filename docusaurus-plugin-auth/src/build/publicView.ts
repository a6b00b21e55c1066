import {parseMarkdownContentTitle} from '@docusaurus/utils'
import {type CanonicalAccess, rolesOf} from '../access/access.js'

interface ParsedFile {
  frontMatter: Record<string, unknown>
  content: string
}

/**
 * The front matter that stays public, because routes, sidebars, order, dates and tags are made of it. Everything
 * else goes: an allow-list, so that a field nobody thought of is private. `image` goes because the file it
 * names would be published with it.
 */
const publicKeys = new Set([
  ...['id', 'slug', 'title', 'title_meta', 'hide_title', 'tags', 'draft', 'unlisted', 'date', 'last_update'],
  ...['sidebar_key', 'sidebar_label', 'sidebar_position', 'sidebar_class_name', 'displayed_sidebar'],
  ...['pagination_label', 'pagination_next', 'pagination_prev', 'parse_number_prefixes', 'custom_edit_url'],
  ...['hide_table_of_contents', 'toc_min_heading_level', 'toc_max_heading_level', 'wrapperClassName'],
  ...['authors', 'author', 'author_title', 'author_url', 'author_image_url'],
  ...['authorTitle', 'authorURL', 'authorImageURL'],
])

/** What Docusaurus' content plugins get to see of a body: nothing, with the marker that keeps blog lists quiet. */
const PUBLIC_BODY = '{/* truncate */}'

/** A protected file as the public may know it: title and place in the site, but no word of its body. */
export function publicView({frontMatter, content}: ParsedFile, access: CanonicalAccess): ParsedFile {
  const kept = Object.entries(frontMatter).filter(([key]) => publicKeys.has(key))
  const title = frontMatter.title ?? parseMarkdownContentTitle(content).contentTitle
  return {
    frontMatter: {
      ...Object.fromEntries(kept),
      ...(title === undefined ? {} : {title}),
      // Without a description of its own, Docusaurus takes the first paragraph.
      description: '',
      sidebar_class_name: [frontMatter.sidebar_class_name, ...lockClasses(access)].filter(Boolean).join(' '),
      // The stub is MDX, also in a `.md` file of a site that reads those as plain Markdown.
      mdx: {format: 'mdx'},
    },
    content: PUBLIC_BODY,
  }
}

/** Classes of a protected page's sidebar item: `auth-protected auth-protected--staff`. */
function lockClasses(access: CanonicalAccess): string[] {
  const roles = rolesOf(access)
  return ['auth-protected', ...(roles.length > 0 ? roles : [access]).map((who) => `auth-protected--${who}`)]
}
