import {canary, teaser} from '../canary.js'
import {png} from './binaries.js'

const closedPost = `---
title: ${teaser('PostTitle')}
title_meta: ${teaser('PostTitleMeta')}
sidebar_label: ${teaser('PostLabel')}
access: staff
tags: [${teaser('PostTag')}, news]
authors: [{name: ${teaser('PostAuthor')}, title: ${teaser('PostAuthorTitle')}, url: 'https://example.com/${teaser('PostAuthorUrl')}'}, ada]
keywords: [${canary('PostKeyword')}]
description: ${canary('PostDescription')}
image: ./cover.png
custom: ${canary('PostField')}
---

${canary('PostLead')}

{/* truncate */}

## ${canary('PostHeading')}

${canary('PostBody')} ![${canary('PostAlt')}](./photo.png)
`

// Without a description, a title or a truncate marker: everything is taken from the text.
const barePost = `# ${teaser('BarePostTitle')}

${canary('BarePostLead')}

${canary('BarePostBody')}
`

export const blog = {
  'blog/authors.yml': 'ada: {name: Ada, page: true}\n',
  'blog/2025-01-01-open.mdx':
    '---\ntitle: Open post\ntags: [news]\n---\n\nopenbirdPostLead\n\n{/* truncate */}\n\nopenbirdPost\n',
  'blog/2025-01-02-closed/index.mdx': closedPost,
  'blog/2025-01-02-closed/cover.png': png('CoverBytes', {width: 80, height: 60}),
  'blog/2025-01-02-closed/photo.png': png('PhotoBytes', {width: 80, height: 60}),
  'blog/2025-01-03-bare.md': barePost,
}

const team = `import Layout from '@theme/Layout'
import {Members} from '../components/Members'
import people from '../data/people.json'
import photo from '../img/team.png'
import Sign from '../img/sign.svg'

export default function Team() {
  return (
    <Layout title="${canary('ReactTitle')}" description="${canary('ReactDescription')}">
      <main>
        <h1>${canary('ReactHeading')}</h1>
        <p>${canary('ReactText')}</p>
        <Members people={people} />
        <img src={photo} alt="${canary('ReactAlt')}" />
        <Sign />
      </main>
    </Layout>
  )
}
`

const about = `---
access: signed-in
title: ${teaser('MdxPageTitle')}
wrapperClassName: ${teaser('MdxPageClass')}
description: ${canary('MdxPageDescription')}
keywords: [${canary('MdxPageKeyword')}]
custom: ${canary('MdxPageField')}
---

${canary('MdxPageLead')}

## ${canary('MdxPageHeading')}

${canary('MdxPageBody')}
`

export const pages = {
  'src/pages/index.js':
    'import Layout from \'@theme/Layout\'\nexport default function Home() {\n  return <Layout title="Home"><p>openbirdReactPage</p></Layout>\n}\n',
  'src/pages/team.js': team,
  'src/components/Members.js': `export function Members({people}) {\n  return <p>{people.note} ${canary('ReactComponent')}</p>\n}\n`,
  'src/data/people.json': JSON.stringify({note: canary('ReactData')}),
  'src/img/team.png': png('ReactImageBytes', {width: 80, height: 60}),
  'src/img/sign.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="15">${canary('ReactSvg')}</text></svg>`,
  'src/pages/about.mdx': about,
}
