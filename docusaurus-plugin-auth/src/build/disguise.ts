import {existsSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import type {LoadContext} from '@docusaurus/types'
import {posixPath, simpleHash} from '@docusaurus/utils'
import {membersOnly} from './texts.js'

/** Front matter that a page bears in public instead of its own, with `metadata: 'hidden'`. */
export interface Disguise {
  title: string
  sidebar_key?: string
}

type Site = Pick<LoadContext, 'siteDir' | 'localizationDir' | 'i18n'>

/** Every page gets the same title, in the language of the site. */
export function createDisguise(site: Site): (filePath: string) => Promise<Disguise> {
  let title: Promise<string> | undefined
  return async (filePath) => {
    title ??= membersOnly(site)
    return {title: await title, ...sidebarKey(filePath, site)}
  }
}

/**
 * A folder takes its name from its index document, and Docusaurus refuses two folders of one name without a key. Not
 * where a file names the folder: that name wins, and its translations are found by it.
 */
function sidebarKey(filePath: string, {siteDir}: Site): Pick<Disguise, 'sidebar_key'> {
  const isNamed = ['json', 'yml', 'yaml'].some((ending) =>
    existsSync(join(dirname(filePath), `_category_.${ending}`)),
  )
  return isNamed ? {} : {sidebar_key: `members-${simpleHash(posixPath(relative(siteDir, filePath)), 8)}`}
}
