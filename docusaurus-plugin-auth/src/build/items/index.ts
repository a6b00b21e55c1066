import {existsSync} from 'node:fs'
import {join} from 'node:path'
import type {AllContent, LoadContext, PluginContentLoadedActions} from '@docusaurus/types'
import {PUBLIC} from '../../access/access.js'
import type {PluginOptions} from '../../options.js'
import type {AccessOf} from '../parts/PartsLedger.js'
import {membersOnly} from '../texts.js'
import {findItems} from './items.js'
import {itemStyles} from './styles.js'

export interface ProtectedItems {
  /** Draws the locks. There when all content is loaded; empty where nothing is protected. */
  styleSheet: string
  /** Says where protected pages are, for the loader that marks entries of sidebars. */
  data: string
  /** Writes both down. */
  write: (
    allContent: AllContent,
    accessOf: AccessOf,
    actions: Pick<PluginContentLoadedActions, 'createData'>,
  ) => Promise<void>
}

/** How lists of pages (sidebars, cards, what stands below a page) show that an item is protected. */
export function protectedItems(context: LoadContext, {hideDenied}: PluginOptions): ProtectedItems {
  const {generatedFilesDir, i18n} = context
  const names = {styleSheet: `items.${i18n.currentLocale}.css`, data: `items.${i18n.currentLocale}.json`}
  const path = (name: string) => join(generatedFilesDir, 'docusaurus-plugin-auth', 'default', name)

  return {
    styleSheet: path(names.styleSheet),
    data: path(names.data),
    async write(allContent, accessOf, {createData}) {
      const protectedBy = (filePath: string) => {
        const access = existsSync(filePath) ? accessOf(filePath) : undefined
        return access === PUBLIC ? undefined : access
      }
      const items = findItems(allContent, protectedBy, context)
      const styles = itemStyles(items, {hideDenied, label: await membersOnly(context)})
      await createData(names.styleSheet, styles)
      await createData(names.data, JSON.stringify(items))
    },
  }
}
