import {realpathSync} from 'node:fs'
import {relative, resolve} from 'node:path'
import type {AllContent, LoadContext, Plugin, PluginContentLoadedActions} from '@docusaurus/types'
import {posixPath} from '@docusaurus/utils'
import {type CanonicalAccess, PUBLIC} from '../access/access.js'
import {Rules} from '../access/rules.js'
import {type PluginOptions, siteAddress} from '../options.js'
import {searchFile} from '../seal/search.js'
import {bundlerConfig} from './bundler.js'
import {filesOf} from './content.js'
import {findContentDirs} from './contentDirs.js'
import {createDisguise} from './disguise.js'
import {guardFrontMatter} from './frontMatter.js'
import {hideHistory} from './history.js'
import {protectedItems} from './items/index.js'
import {manifestPath} from './manifest.js'
import {Pages} from './pages.js'
import {PartsLedger} from './parts/PartsLedger.js'
import {findSyntax} from './parts/syntax.js'
import {openedByTranslation} from './parts/translations.js'
import {withoutParts} from './parts/withoutParts.js'
import {policyName, policyPath, toPolicy} from './policy.js'
import type {SitePage} from './search/collect.js'
import {publishSearch} from './search/index.js'
import {searchablePages} from './search/pages.js'
import {sealingProblems} from './secret.js'
import {leaveNoServerBundle} from './serverBundle.js'

export interface Protection {
  /** To be called when all content is loaded: writes down who may read what, and returns every access there is. */
  settle: (
    allContent: AllContent,
    actions: Pick<PluginContentLoadedActions, 'createData'>,
  ) => Promise<CanonicalAccess[]>
  /** Style sheet that draws locks beside links to protected pages. */
  styleSheet: string
  /** To be called when the build is written, and before anybody checks it: adds the sealed indices of search. */
  finish: (outDir: string) => Promise<void>
  /** Teaches the bundler to obey. */
  configureWebpack: NonNullable<Plugin['configureWebpack']>
}

/**
 * Keeps protected text out of the build. Must be called in the plugin's factory: it puts the guard before the content
 * plugins, which look the parser up when they load.
 */
export function protectPages(context: LoadContext, options: PluginOptions): Protection {
  const {siteConfig, siteDir, outDir, localizationDir, generatedFilesDir, i18n} = context
  const {markdown} = siteConfig
  const locale = i18n.currentLocale
  const policy = policyPath(generatedFilesDir, locale)
  const parse = markdown.parseFrontMatter
  const syntax = findSyntax(siteConfig)
  const parts = new PartsLedger(siteDir)
  const layout = {
    localizationDir: posixPath(relative(siteDir, localizationDir)),
    contentDirs: findContentDirs(siteConfig, siteDir),
  }
  const pages = new Pages({
    siteDir,
    layout,
    rules: new Rules(options.rules),
    readFrontMatter: syntax.readFrontMatter,
    parts,
    openedByTranslation: (accessOf) => openedByTranslation({siteDir, layout, syntax}, accessOf),
    closed: process.env.NODE_ENV === 'production',
  })
  const isHidden = options.metadata === 'hidden'
  markdown.parseFrontMatter = guardFrontMatter(
    withoutParts(parse, {siteDir, syntax, ledger: parts}),
    pages,
    isHidden ? createDisguise(context) : undefined,
  )
  if (isHidden) hideHistory(siteConfig.future, (filePath) => pages.accessOf(filePath) !== PUBLIC)
  const items = protectedItems(context, options)
  let reactPages: string[] = []
  let sitePages: SitePage[] = []
  let searched: CanonicalAccess[] = []

  return {
    styleSheet: items.styleSheet,
    async settle(allContent, actions) {
      const files = filesOf(allContent, siteDir)
      reactPages = files.react
      const isBuild = process.env.NODE_ENV === 'production'
      const access = await pages.settle(files, () => (isBuild ? sealingProblems(process.env) : []))
      await actions.createData(policyName(locale), toPolicy(access))
      await items.write(allContent, pages.accessOf, actions)
      const ofParts = parts.accesses((filePath) => pages.accessOf(filePath))
      const accesses = [...new Set([...Object.values(access), ...ofParts])].sort()
      sitePages = searchablePages(allContent, context)
      searched = options.search ? accesses : []
      if (isBuild && accesses.length > 0) leaveNoServerBundle(outDir)
      return accesses
    },
    finish: (outDir) =>
      publishSearch(outDir, sitePages, searched, {
        site: siteAddress(siteConfig),
        epoch: options.epoch,
        syntax,
        accessOf: pages.accessOf,
      }),
    configureWebpack: (config, isServer) =>
      bundlerConfig(config, {
        loaderOptions: {policy, siteDir, isServer, markdown: syntax},
        reactPages: reactPages.map((file) => realpathSync(file)),
        ...(options.hideDenied
          ? {sidebars: {folder: realpathSync(generatedFilesDir), items: items.data}}
          : {}),
        sealing: {
          siteDir,
          policy,
          staticDirs: siteConfig.staticDirectories.map((dir) =>
            posixPath(relative(siteDir, resolve(siteDir, dir))),
          ),
          manifest: manifestPath(generatedFilesDir, locale),
          site: siteAddress(siteConfig),
          epoch: options.epoch,
          locale,
          search: searched.map(searchFile),
        },
      }),
  }
}
