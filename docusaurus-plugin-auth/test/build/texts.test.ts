import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {textsIn} from '../../src/build/texts.js'

const root = join(import.meta.dirname, '../..')
const locales = readdirSync(join(root, 'locales'))

const textsOf = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, 'locales', locale, 'docusaurus-plugin-auth.json'), 'utf8'))

/** Every `translate({id, message, …})`, found as `docusaurus write-translations` finds it: by its literals. */
function textsInSource(): Record<string, string> {
  // Where `write-translations` looks, too.
  const sources = ['client', 'theme']
    .flatMap((folder) =>
      readdirSync(join(root, 'src', folder), {recursive: true, encoding: 'utf8'}).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file))
  const texts: Record<string, string> = {}
  for (const file of sources) {
    const source = readFileSync(join(root, 'src', file), 'utf8')
    const calls = source.split('translate(').slice(1)
    for (const call of calls) {
      const [, id, message] =
        /^\s*\(?\{?[\s{]*id: '([^']+)',\s*message:\s*'([^']+)',\s*description:/.exec(call) ?? []
      if (!id || !message)
        throw new Error(`${file}: not literal, so nobody can translate it: ${call.slice(0, 80)}`)
      texts[id] = message
    }
  }
  return texts
}

test('the English texts are those in the source', () => {
  expect(textsOf('en')).toEqual(textsInSource())
})

const translated = locales.filter((locale) => locale !== 'en')

test('the languages are those that the documentation names', () => {
  expect(translated).toEqual(['ar', 'de', 'es', 'fr', 'ja', 'ko', 'pt-BR', 'ru', 'ur', 'zh-Hans'])
})

test.each(translated)('%s has every text, translated, with the same placeholders', (locale) => {
  const [english, texts] = [textsOf('en'), textsOf(locale)]
  expect(Object.keys(texts)).toEqual(Object.keys(english))
  const placeholders = (text = '') => text.match(/\{\w+\}/g)?.sort()
  for (const [id, text] of Object.entries(texts)) {
    expect(text.trim(), id).toBe(text)
    // Every text has words in it, and no language of ours shares a whole sentence with English.
    expect(text, id).not.toBe(english[id])
    expect(placeholders(text), id).toEqual(placeholders(english[id]))
  }
})

test.each([
  ['de-AT', 'Abmelden'],
  ['es-MX', 'Cerrar sesión'],
  ['pt', 'Sair'],
  ['pt-PT', 'Sair'],
  ['zh-CN', '退出登录'],
  ['ar-EG', 'تسجيل الخروج'],
])('%s gets the texts of its language', async (locale, signOut) => {
  expect((await textsIn(locale))['auth.signOut']).toBe(signOut)
})

test.each(['zh-TW', 'tlh'])('%s, which we do not speak, gets none, and so English', async (locale) => {
  expect(await textsIn(locale)).toEqual({})
})
