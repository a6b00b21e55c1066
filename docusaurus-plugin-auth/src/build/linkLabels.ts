import type {Plugin, TranslationFile} from '@docusaurus/types'
import type {AccountLink} from '../options/accountLinks.js'

type Links = readonly AccountLink[]

const FILE = 'account-menu'
const keyOf = ({label}: AccountLink) => `link.label.${label}`

/**
 * Lifecycle hooks by which labels of the option `accountLinks` are translated as those of the navbar are:
 * `docusaurus write-translations` puts them into `i18n/<locale>/docusaurus-plugin-auth/account-menu.json`. The translated
 * links are the plugin's content.
 */
export function linkLabels(links: Links): Partial<Plugin<Links>> {
  return {
    loadContent: () => links,
    getTranslationFiles: ({content}) =>
      content.length > 0 ? [{path: FILE, content: labelsOf(content)}] : [],
    translateContent({content, translationFiles}) {
      const texts = translationFiles.find(({path}) => path === FILE)?.content
      return content.map((link) => ({...link, label: texts?.[keyOf(link)]?.message ?? link.label}))
    },
  }
}

function labelsOf(links: Links): TranslationFile['content'] {
  return Object.fromEntries(
    links.map((link) => [
      keyOf(link),
      {message: link.label, description: `The link with the label "${link.label}" in the account menu`},
    ]),
  )
}
