import type {LoadContext, Plugin} from '@docusaurus/types'
import {DEFAULT_PARSE_FRONT_MATTER} from '@docusaurus/utils'
import {PartsLedger} from '../build/parts/PartsLedger.js'
import {findSyntax} from '../build/parts/syntax.js'
import {withoutParts} from '../build/parts/withoutParts.js'
import type {PluginOptions} from '../options.js'
import {auditBuild} from './build.js'
import {addCommand} from './command.js'
import type {AuditedSite} from './site.js'

/**
 * The audit, as a command and at the end of every build. Must be called before pages are protected: it reads files as
 * they are.
 */
export function audits(
  context: LoadContext,
  options: PluginOptions,
): Required<Pick<Plugin, 'extendCli' | 'postBuild'>> {
  const {siteDir, generatedFilesDir, baseUrl, siteConfig, i18n, outDir} = context
  const parse = siteConfig.markdown.parseFrontMatter
  const parsePublic = withoutParts(parse, {
    siteDir,
    syntax: findSyntax(siteConfig),
    ledger: new PartsLedger(siteDir),
  })
  const defaultParseFrontMatter = DEFAULT_PARSE_FRONT_MATTER
  const site: AuditedSite = {
    siteDir,
    generatedFilesDir,
    baseUrl,
    locales: i18n.locales.map((name) => ({name, htmlLang: i18n.localeConfigs[name]?.htmlLang ?? name})),
    staticDirectories: siteConfig.staticDirectories,
    config: siteConfig,
    metadata: options.metadata,
    parse: (filePath, fileContent) => parse({filePath, fileContent, defaultParseFrontMatter}),
    parsePublic: (filePath, fileContent) => parsePublic({filePath, fileContent, defaultParseFrontMatter}),
  }
  return {
    extendCli: (cli) => addCommand(cli, site, {outDir, authOrigin: new URL(options.authUrl).origin}),
    postBuild: (props) => auditBuild(site, {locale: i18n.currentLocale, outDir: props.outDir}),
  }
}
