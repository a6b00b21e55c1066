import {type SiteDescription, withAuth} from '../../support/site.js'
import {blog, pages} from './blogAndPages.js'
import {docs} from './docs.js'
import {parts, transparentSealed} from './parts.js'
import {plugins} from './plugins.js'
import {translations} from './translations.js'

/** What a site can be like without meaning anything else. */
export interface Variation {
  baseUrl?: string
  trailingSlash?: boolean | undefined
  metadata?: 'public' | 'hidden'
  sourceMaps?: boolean
}

const files = {...docs, ...blog, ...pages, ...parts, ...translations, ...plugins}

const rules = [
  {files: 'docs/members/**', access: 'signed-in'},
  {files: 'src/pages/team.js', access: ['staff', 'partner']},
  {files: 'blog/*-bare.md', access: 'signed-in'},
]

const lastUpdate = {showLastUpdateAuthor: true, showLastUpdateTime: true}

/** The site with a marker in every channel, protected. */
export function canarySite(variation: Variation = {}): SiteDescription {
  const {metadata = 'public'} = variation
  const config = configOf(variation)
  return {files, config: {...config, plugins: [...config.plugins, withAuth({rules, metadata})]}}
}

/** The same site as Docusaurus builds it without the plugin: everything in it is public. */
export function withoutPlugin(variation: Variation = {}): SiteDescription {
  return {files: {...files, ...transparentSealed}, config: configOf(variation)}
}

function configOf({baseUrl = '/', trailingSlash, sourceMaps = false}: Variation) {
  return {
    baseUrl,
    ...(trailingSlash === undefined ? {} : {trailingSlash}),
    future: {experimental_vcs: 'require:./vcs.js'},
    i18n: {defaultLocale: 'en', locales: ['en', 'de']},
    markdown: {format: 'detect'},
    presets: [
      [
        'classic',
        {
          docs: {...lastUpdate},
          blog: {
            ...lastUpdate,
            feedOptions: {type: 'all'},
            onInlineAuthors: 'ignore',
            onUntruncatedBlogPosts: 'ignore',
          },
          pages: {...lastUpdate},
        },
      ],
    ],
    themes: [
      [
        '@easyops-cn/docusaurus-search-local',
        {indexPages: true, docsRouteBasePath: ['docs', 'api'], docsDir: ['docs', 'api']},
      ],
    ],
    plugins: [
      ['@docusaurus/plugin-content-docs', {id: 'api', path: 'api', routeBasePath: 'api'}],
      ['@docusaurus/plugin-client-redirects', {redirects: [{from: '/manual', to: '/docs/handbook'}]}],
      './plugins/contentDump.js',
      ...(sourceMaps ? ['./plugins/sourceMaps.js'] : []),
    ],
  }
}
