import {readFileSync} from 'node:fs'
import {markEntries} from '../items/entries.js'
import type {Items} from '../items/items.js'

/** Strings only, as for every loader. */
export interface SidebarsOptions {
  /** File that says where protected pages are. */
  items: string
}

interface Loader {
  getOptions: () => SidebarsOptions
  addDependency: (file: string) => void
}

/**
 * Runs on the data that Docusaurus writes for a version of the documentation, the only place where all sidebars can still
 * be met before the theme has them: they are made when no plugin is asked any more.
 */
export default function sidebars(this: Loader, text: string): string {
  const {items} = this.getOptions()
  this.addDependency(items)
  if (!text.includes('"docsSidebars"')) return text
  const data = JSON.parse(text) as {version?: {docsSidebars?: Parameters<typeof markEntries>[0]}}
  const found = data.version?.docsSidebars
  if (!found) return text
  markEntries(found, JSON.parse(readFileSync(items, 'utf8')) as Items)
  return JSON.stringify(data)
}
