import {relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {AuthPluginError} from '../../errors.js'
import type {Loader} from './context.js'

/** One statement: no quote stands between its first word and the name of our package. */
const IMPORT =
  /\b(?:import|export)\b[^'"]*?\bSealed\b[^'"]*?\bfrom\s*['"]docusaurus-plugin-auth\/client['"]|\bSealed\b[^'"]*?=\s*require\(\s*['"]docusaurus-plugin-auth\/client['"]/

/**
 * Refuses scripts of the site that use `<Sealed>`. Only Markdown can be taken apart: in a script its children would be public,
 * and where they are rendered in the browser only, nobody would ever be told.
 */
export default function script(this: Loader, source: string): string {
  const found = source.includes('Sealed') ? IMPORT.exec(source) : null
  if (!found) return source
  const line = source.slice(0, found.index).split('\n').length
  const file = posixPath(relative(this.getOptions().siteDir, this.resourcePath))
  throw new AuthPluginError('SEALED_IN_SCRIPT', `${file}:${line}`)
}
