import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {readDefaultCodeTranslationMessages} from '@docusaurus/theme-translations'
import type {LoadContext} from '@docusaurus/types'
import {posixPath, simpleHash} from '@docusaurus/utils'

/** Front matter that a page bears in public instead of its own, with `metadata: 'hidden'`. */
export interface Disguise {
  title: string
  sidebar_key?: string
}

type Site = Pick<LoadContext, 'siteDir' | 'localizationDir' | 'i18n'>

const TITLE = 'auth.hidden.title'

/** Every page gets the same title, in the language of the site. */
export function createDisguise(site: Site): (filePath: string) => Promise<Disguise> {
  let title: Promise<string> | undefined
  return async (filePath) => {
    title ??= readTitle(site)
    return {title: await title, ...sidebarKey(filePath, site)}
  }
}

/** What our client says by `translate()`: the site's own text, else ours in its language, else in English. */
async function readTitle({localizationDir, i18n}: Site): Promise<string> {
  const ownFile = join(localizationDir, 'code.json')
  const own = existsSync(ownFile) ? JSON.parse(await readFile(ownFile, 'utf8')) : {}
  const ours = (locale: string) =>
    readDefaultCodeTranslationMessages({
      dirPath: fileURLToPath(new URL('../../locales', import.meta.url)),
      locale,
      name: 'docusaurus-plugin-auth',
    })
  const texts = {...(await ours('en')), ...(await ours(i18n.currentLocale))}
  return own[TITLE]?.message ?? texts[TITLE]
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
