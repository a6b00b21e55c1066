/// <reference path="./theme.d.ts" preserve="true" />
import {fileURLToPath} from 'node:url'
import type {LoadContext, Plugin, PluginContentLoadedActions} from '@docusaurus/types'
import {posixPath} from '@docusaurus/utils'
import {audits} from './audit/index.js'
import {linkLabels} from './build/linkLabels.js'
import {withNavbarItem} from './build/navbar.js'
import {protectPages} from './build/protectPages.js'
import {getSwizzleConfig} from './build/swizzle.js'
import {textsIn} from './build/texts.js'
import {headScript} from './client/head.js'
import {rolesScript} from './client/items/head.js'
import {addDoctor} from './doctor/command.js'
import type {AccountLink} from './options/accountLinks.js'
import {type PluginOptions, toClientOptions, validateOptions} from './options.js'

const name = 'docusaurus-plugin-auth'
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Sign-in for a Docusaurus site: session, navbar item, and pages that only members can read. */
export default function pluginAuth(
  context: LoadContext,
  options: PluginOptions,
): Plugin<readonly AccountLink[]> {
  const {siteConfig, i18n} = context
  const client = toClientOptions(options, siteConfig)
  const audit = audits(context, options)
  const protection = protectPages(context, options)
  let accesses: string[] = []
  if (options.navbar) siteConfig.themeConfig = withNavbarItem(siteConfig.themeConfig)

  return {
    name,
    ...linkLabels(options.accountLinks),
    async allContentLoaded({allContent, actions}) {
      accesses = await protection.settle(allContent, actions)
      if (options.crossSite) addReturnPage(siteConfig.baseUrl, actions)
      actions.setGlobalData({...client, accesses, accountLinks: allContent[name]?.[options.id]})
    },
    configureWebpack: protection.configureWebpack,
    ...audit,
    async postBuild(props) {
      await protection.finish(props.outDir)
      await audit.postBuild(props)
    },
    extendCli(cli) {
      audit.extendCli(cli)
      addDoctor(cli, client)
    },
    injectHtmlTags: () => ({
      headTags: [
        {tagName: 'script', innerHTML: headScript({...client, accesses}, {asks: mayAsk(options)})},
        ...(options.hideDenied ? [{tagName: 'script', innerHTML: rolesScript(client)}] : []),
      ],
    }),
    getClientModules: () => [...clientModules(options, accesses.length > 0).map(here), protection.styleSheet],
    getThemePath: () => here('./theme'),
    // What may be swizzled is wrapped, never copied: so the compiled theme serves TypeScript sites too.
    getTypeScriptThemePath: () => here('./theme'),
    // `write-translations` finds our texts in the theme by itself, elsewhere only where it is told to watch.
    getPathsToWatch: () => [posixPath(here('./client/**/*.js'))],
    getDefaultCodeTranslationMessages: () => ownTexts(i18n.currentLocale),
  }
}

/** Docusaurus puts all of them into main.js, in whose code the English ones stand already. */
async function ownTexts(locale: string): Promise<Record<string, string>> {
  if (/^en(-|$)/.test(locale)) return {}
  return textsIn(locale)
}

/** Where docs and service are on different sites, the head has no pass yet to ask with. */
const mayAsk = ({crossSite}: PluginOptions) => !crossSite && !isDevelopment()

/** Where the service sends readers with a code; see `client/crossSite/`. */
function addReturnPage(baseUrl: string, {addRoute}: Pick<PluginContentLoadedActions, 'addRoute'>): void {
  addRoute({path: `${baseUrl}auth-return`, component: here('./client/crossSite/ReturnPage.js'), exact: true})
}

const isDevelopment = () => process.env.NODE_ENV === 'development'

/**
 * What every page loads. A site without protected pages is spared what they need; in development the next change may protect
 * one. "View as" comes first, because it changes the session that the others start, and never leaves development.
 */
function clientModules({hideDenied, crossSite}: PluginOptions, hasProtected: boolean): string[] {
  const modules = ['./client/boot.js', './theme-setup/register.js', './theme/auth.css']
  // First of them, because it changes how the others ask.
  if (crossSite) modules.unshift('./client/crossSite/arrival.js')
  if (hideDenied) modules.push('./client/items/showMore.js')
  if (hasProtected || isDevelopment()) modules.push('./client/bootSealed.js', './theme/sealed.css')
  return isDevelopment() ? ['./client/dev/viewAs.js', './client/dev/doctor.js', ...modules] : modules
}

// A config may hand over the function itself; Docusaurus then looks for its companions on it.
pluginAuth.validateOptions = validateOptions
pluginAuth.getSwizzleConfig = getSwizzleConfig

export type {ClientOptions, PluginOptions, UserOptions} from './options.js'
export {getSwizzleConfig, validateOptions}
