import type * as Preset from '@docusaurus/preset-classic'
import type {Config} from '@docusaurus/types'
import type {UserOptions} from 'docusaurus-plugin-auth'
import {dark, light} from './src/prism'

// The three addresses of a deployment. Unset, they are the ports that `npm start` uses.
const siteUrl = process.env.SITE_URL ?? 'http://localhost:3000'
const authUrl = process.env.AUTH_URL ?? 'http://localhost:3001'
const apiUrl = process.env.API_URL ?? 'http://localhost:8000'

const config: Config = {
  title: 'Docs Auth',
  tagline: 'Sign-in for documentation sites',
  favicon: 'img/favicon.svg',
  url: siteUrl,
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {hooks: {onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw'}},
  future: {v4: true, faster: true},
  i18n: {defaultLocale: 'en', locales: ['en']},
  customFields: {apiUrl},

  plugins: [
    [
      'docusaurus-plugin-auth',
      {
        authUrl,
        onDenied: 'prompt',
        accountLinks: [
          {label: 'Your lesson', to: '/docs/learn/first-protected-page?lesson=personalise'},
          {label: 'On call', to: '/docs/staff/on-call', access: 'staff'},
        ],
        rules: [{files: ['docs/members/**', 'src/pages/members.tsx'], access: 'signed-in'}],
      } satisfies UserOptions,
    ],
  ],

  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      {hashed: true, indexBlog: true, highlightSearchTermsOnTargetPage: true, explicitSearchResultPath: true},
    ],
  ],

  presets: [
    [
      'classic',
      {
        docs: {sidebarPath: './sidebars.ts'},
        blog: {
          blogTitle: 'Notes',
          blogDescription: 'Why things are the way they are, from the people who build them.',
          blogSidebarTitle: 'All notes',
          blogSidebarCount: 'ALL',
          onInlineAuthors: 'throw',
          onUntruncatedBlogPosts: 'throw',
          feedOptions: {type: ['rss', 'atom', 'json']},
        },
        theme: {customCss: './src/css/custom.css'},
      } satisfies Preset.Options,
    ],
  ],

  themeConfig: {
    image: 'img/social-card.png',
    colorMode: {respectPrefersColorScheme: true},
    docs: {sidebar: {hideable: true}},
    navbar: {
      title: 'Docs Auth',
      logo: {alt: '', src: 'img/logo.svg', srcDark: 'img/logo-dark.svg', width: 28, height: 28},
      items: [
        {type: 'docSidebar', sidebarId: 'docs', label: 'Docs', position: 'left'},
        {
          to: '/docs/learn/first-protected-page',
          label: 'Lesson',
          position: 'left',
          activeBaseRegex: '/docs/learn/',
        },
        {to: '/members', label: 'Members', position: 'left'},
        {to: '/blog', label: 'Notes', position: 'left'},
        {type: 'search', position: 'right'},
      ],
    },
    footer: {
      links: [
        {
          title: 'Start',
          items: [
            {label: 'Quick start', to: '/docs/quick-start'},
            {label: 'Add it to your site', to: '/docs/add-to-your-site'},
            {label: 'Protect a page', to: '/docs/protect-a-page'},
            {label: 'What sealing promises', to: '/docs/concepts/what-is-protected'},
            {label: 'Move from a guard', to: '/docs/protect/migrate'},
          ],
        },
        {
          title: 'Operate',
          items: [
            {label: 'Run the service', to: '/docs/service/run'},
            {label: 'Publish your site', to: '/docs/publish'},
            {label: 'Cookies and domains', to: '/docs/service/cookies-and-domains'},
            {label: 'Troubleshooting', to: '/docs/troubleshooting'},
          ],
        },
        {
          title: 'Reference',
          items: [
            {label: 'Options', to: '/docs/reference/options'},
            {label: 'Hooks and components', to: '/docs/reference/hooks-and-components'},
            {label: 'HTTP contract', to: '/docs/reference/http'},
          ],
        },
        {
          title: 'Try it',
          items: [
            {label: 'A lesson', to: '/docs/learn/first-protected-page'},
            {label: 'A sealed lesson', to: '/docs/learn/inside-a-sealed-page'},
            {label: 'The members’ page', to: '/members'},
            {label: 'A staff page', to: '/docs/staff/on-call'},
          ],
        },
      ],
      copyright: 'MIT licensed. This site is built with the plugin it documents.',
    },
    prism: {
      theme: light,
      darkTheme: dark,
      additionalLanguages: ['bash', 'json', 'python', 'http', 'ini', 'toml', 'docker', 'nginx'],
    },
  } satisfies Preset.ThemeConfig,
}

export default config
