import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {readDefaultCodeTranslationMessages} from '@docusaurus/theme-translations'
import type {LoadContext} from '@docusaurus/types'

const MEMBERS_ONLY = 'auth.hidden.title'

/** Our own texts in a language, by id; none when it is not among ours. `zh-CN` is found as `zh-Hans`, `de-AT` as `de`. */
export function textsIn(locale: string): Promise<Record<string, string>> {
  return readDefaultCodeTranslationMessages({
    dirPath: fileURLToPath(new URL('../../locales', import.meta.url)),
    // Docusaurus takes Brazil's for `pt` alone. Readers in Portugal, too, understand it better than English.
    locale: /^pt\b/i.test(locale) ? 'pt-BR' : locale,
    name: 'docusaurus-plugin-auth',
  })
}

/** "Members only", as our client says it by `translate()`: the site's own text, else ours in its language, else in English. */
export async function membersOnly({
  localizationDir,
  i18n,
}: Pick<LoadContext, 'localizationDir' | 'i18n'>): Promise<string> {
  const ownFile = join(localizationDir, 'code.json')
  const own = existsSync(ownFile) ? JSON.parse(await readFile(ownFile, 'utf8')) : {}
  const texts = {...(await textsIn('en')), ...(await textsIn(i18n.currentLocale))}
  return own[MEMBERS_ONLY]?.message ?? texts[MEMBERS_ONLY]
}
