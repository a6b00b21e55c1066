import type {LoadContext, Plugin} from '@docusaurus/types'
import type {PluginOptions} from '../options.js'
import {auditBuild} from './build.js'
import {addCommand} from './command.js'
import type {AuditedSite} from './site.js'

/** The audit, as a command and at the end of every build. */
export function audits(
  context: LoadContext,
  options: PluginOptions,
): Required<Pick<Plugin, 'extendCli' | 'postBuild'>> {
  const {siteDir, generatedFilesDir, baseUrl, siteConfig, i18n, outDir} = context
  const site: AuditedSite = {
    siteDir,
    generatedFilesDir,
    baseUrl,
    locales: i18n.locales.map((name) => ({name, htmlLang: i18n.localeConfigs[name]?.htmlLang ?? name})),
    staticDirectories: siteConfig.staticDirectories,
    config: siteConfig,
    metadata: options.metadata,
  }
  return {
    extendCli: (cli) => addCommand(cli, site, {outDir, authOrigin: new URL(options.authUrl).origin}),
    postBuild: (props) => auditBuild(site, {locale: i18n.currentLocale, outDir: props.outDir}),
  }
}
