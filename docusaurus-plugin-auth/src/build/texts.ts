import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {readDefaultCodeTranslationMessages} from '@docusaurus/theme-translations'
import type {LoadContext} from '@docusaurus/types'

const MEMBERS_ONLY = 'auth.hidden.title'

/** "Members only", as our client says it by `translate()`: the site's own text, else ours in its language, else in English. */
export async function membersOnly({
  localizationDir,
  i18n,
}: Pick<LoadContext, 'localizationDir' | 'i18n'>): Promise<string> {
  const ownFile = join(localizationDir, 'code.json')
  const own = existsSync(ownFile) ? JSON.parse(await readFile(ownFile, 'utf8')) : {}
  const ours = (locale: string) =>
    readDefaultCodeTranslationMessages({
      dirPath: fileURLToPath(new URL('../../locales', import.meta.url)),
      locale,
      name: 'docusaurus-plugin-auth',
    })
  const texts = {...(await ours('en')), ...(await ours(i18n.currentLocale))}
  return own[MEMBERS_ONLY]?.message ?? texts[MEMBERS_ONLY]
}
