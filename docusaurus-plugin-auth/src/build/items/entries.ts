import {PUBLIC} from '../../access/access.js'
import type {Items} from './items.js'
import {itemClass, whoIn} from './styles.js'

/** An entry of a sidebar, as Docusaurus hands it to the theme. */
interface Entry {
  href?: string
  className?: string
  items?: Entry[]
}

/**
 * Marks what is protected in sidebars, and categories in which all is: with `hideDenied` an empty one would be left over. A
 * category that is closed holds no items in the document, so no style sheet could find out by itself.
 *
 * @param sidebars Sidebars by name; changed in place.
 */
export function markEntries(sidebars: Record<string, Entry[]>, items: Items): void {
  for (const entries of Object.values(sidebars)) for (const entry of entries) readersOf(entry, items)
}

/** Who finds anything there: `signed-in`, roles, or `public` for everybody. */
function readersOf(entry: Entry, items: Items): string[] {
  const own = entry.href === undefined ? [] : readersAt(entry.href, items)
  const inside = (entry.items ?? []).flatMap((item) => readersOf(item, items))
  const readers = [...new Set([...own, ...inside])]
  if (readers.length === 0 || readers.includes(PUBLIC)) return [PUBLIC]
  const classes = [itemClass(), ...readers.map(itemClass)]
  entry.className = [entry.className, ...classes].filter(Boolean).join(' ')
  return readers
}

/** Nobody, where there is nothing but a list of a category's items. */
function readersAt(href: string, {links, indices}: Items): string[] {
  if (indices.includes(href)) return []
  const access = Object.hasOwn(links, href) ? links[href] : undefined
  return access === undefined ? [PUBLIC] : whoIn(access)
}
