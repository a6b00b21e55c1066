import {canary, teaser} from '../canary.js'

const docs = 'i18n/de/docusaurus-plugin-content-docs'
const doc = (name: string) =>
  `---\ntitle: ${teaser(`${name}Title`)}\ntags: [${teaser(`${name}Tag`)}]\n---\n\n${canary(`${name}Lead`)}\n\n## ${canary(`${name}Heading`)}\n\n${canary(`${name}Body`)}\n`

/** German copies. None of them says `access`: they inherit it. */
export const translations = {
  'i18n/de/code.json': JSON.stringify({'auth.hidden.title': {message: 'Nur für uns'}}),
  [`${docs}/current/index.mdx`]: '---\nslug: /\ntitle: Willkommen\n---\n\nopenbirdGermanDoc\n',
  [`${docs}/current/handbook.mdx`]: doc('GermanDoc'),
  [`${docs}/current/members/sharinga.mdx`]: doc('GermanMember'),
  [`${docs}/version-1.0/handbook.mdx`]: doc('GermanOldDoc'),
  'i18n/de/docusaurus-plugin-content-docs-api/current/keys.mdx': doc('GermanApi'),
  'i18n/de/docusaurus-plugin-content-blog/2025-01-02-closed/index.mdx': `---\ntitle: ${teaser('GermanPostTitle')}\n---\n\n${canary('GermanPostLead')}\n\n{/* truncate */}\n\n${canary('GermanPostBody')}\n`,
  'i18n/de/docusaurus-plugin-content-pages/about.mdx': doc('GermanMdxPage').replace(/tags: .*\n/, ''),
  'i18n/de/docusaurus-plugin-content-pages/team.js': `import Layout from '@theme/Layout'\nexport default function Team() {\n  return <Layout title="${canary('GermanReactTitle')}"><p>${canary('GermanReactText')}</p></Layout>\n}\n`,
}
