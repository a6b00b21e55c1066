import {canary, teaser} from '../canary.js'
import {png, zip} from './binaries.js'

/** The page with every channel that a document has. */
const handbook = `---
access: staff
title: ${teaser('DocTitle')}
sidebar_label: ${teaser('DocLabel')}
pagination_label: ${teaser('DocPaginationLabel')}
tags: [${teaser('DocTag')}]
last_update: {author: ${teaser('DocAuthor')}, date: 2025-01-02}
date: ${teaser('DocDate')}
authors: [{name: ${teaser('DocAuthors')}}]
sidebar_key: ${teaser('DocSidebarKey')}
sidebar_class_name: ${teaser('DocClass')}
custom_edit_url: https://example.com/${teaser('DocEditUrl')}
keywords: [${canary('DocKeyword')}]
description: ${canary('DocDescription')}
image: ./card.png
custom: ${canary('DocField')}
sidebar_custom_props: {note: ${canary('DocSidebarProps')}}
---

import Tabs from '@theme/Tabs'
import TabItem from '@theme/TabItem'
import Partial from './_partial.mdx'
import Plain from './_plain.md'
import {spoken} from '../lib/spoken.js'
import data from './_data.json'
import raw from '!!raw-loader!./_raw.mdx'
import Drawing from './drawing.svg'

export const exported = '${canary('DocExport')}'
export const later = () => import('../lib/later.js')
export const notes = () => String(new URL('./notes.txt', import.meta.url))

<head>
  <meta name="note" content="${canary('DocHeadMeta')}" />
</head>

${canary('DocLead')} is the first paragraph.

## ${canary('DocHeading')}

${canary('DocBody')} with **bold** text, {spoken()}, {data.word}, {frontMatter.custom} and {exported}.

### With an id of its own {/* #${canary('DocHeadingId')} */}

![${canary('DocAlt')}](./${canary('ImageName')}.png "${canary('DocImageTitle')}")
![](./small.png)

[${canary('DocLinkText')}](./${canary('AttachmentName')}.zip) and <a href={require('./data.pdf').default}>bytes</a>

\`\`\`js title="${canary('DocCodeTitle')}"
const ${canary('DocCode')} = 1
\`\`\`

<pre>{raw}</pre>

<Tabs>
  <TabItem value="one" label="One">one</TabItem>
  <TabItem value="two" label="${canary('DocTabLabel')}">${canary('DocTab')}</TabItem>
</Tabs>

:::note[${canary('DocAdmonitionTitle')}]
${canary('DocAdmonition')}
:::

<details><summary>More</summary>${canary('DocDetails')}</details>

| ${canary('DocCell')} | b |
| --- | --- |
| c | d[^1] |

[^1]: ${canary('DocFootnote')}

<Drawing />

<Partial />

<Plain />
`

// Over 20 kB and used by several pages: what bundlers like to move to a chunk that everybody loads.
const shared = `${canary('SharedPartial')}\n\n${'Long enough to be worth sharing. '.repeat(900)}\n`
const sharing = (name: string) =>
  `---\ntitle: ${teaser(name)}\n---\n\nimport Shared from '../_shared.mdx'\n\n${canary(`${name}Body`)}\n\n<Shared />\n`

const open = `---
slug: /
title: Welcome
tags: [guide]
---

Everybody may read openbirdDoc.

[Handbook](./handbook.mdx)
`

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="15">${canary('Drawing')}</text></svg>`

export const docs = {
  'docs/index.mdx': open,
  'docs/handbook.mdx': handbook,
  'docs/_partial.mdx': `## ${canary('PartialHeading')}\n\n${canary('PartialBody')}\n`,
  'docs/_plain.md': `${canary('PlainPartial')}\n`,
  'docs/_raw.mdx': `${canary('RawImport')}\n`,
  'docs/_data.json': JSON.stringify({word: canary('ImportedJson')}),
  'lib/spoken.js': `export const spoken = () => '${canary('ImportedJs')}'\n`,
  'lib/later.js': `export const later = '${canary('ImportedLater')}'\n`,
  'docs/notes.txt': canary('NewUrlBytes'),
  'docs/drawing.svg': drawing,
  'docs/card.png': png('CardBytes', {width: 80, height: 60}),
  'docs/small.png': png('SmallImageBytes', {width: 8, height: 8}),
  [`docs/${canary('ImageName')}.png`]: png('ImageBytes', {width: 80, height: 60}),
  [`docs/${canary('AttachmentName')}.zip`]: zip('Attachment'),
  'docs/data.pdf': Buffer.from(canary('RequiredBytes')),

  'docs/_shared.mdx': shared,
  ...Object.fromEntries(
    ['SharingA', 'SharingB', 'SharingC'].map((name) => [
      `docs/members/${name.toLowerCase()}.mdx`,
      sharing(name),
    ]),
  ),
  // Without a title of its own: the first heading is the title.
  'docs/untitled.md': `---\naccess: signed-in\n---\n\n# ${teaser('DocFirstHeading')}\n\n${canary('UntitledBody')}\n`,

  'docs/unlisted.mdx': `---\naccess: staff\nunlisted: true\ntitle: ${teaser('UnlistedTitle')}\n---\n\n${canary('UnlistedBody')}\n`,

  // A category with a generated index, and one whose index is a protected document.
  'docs/shelf/_category_.json': JSON.stringify({
    label: 'Shelf',
    link: {type: 'generated-index', title: 'Shelf', description: 'Words of the author for everybody.'},
  }),
  'docs/shelf/book.mdx': `---\naccess: signed-in\ntitle: ${teaser('BookTitle')}\n---\n\n${canary('BookBody')}\n`,
  'docs/room/index.mdx': `---\naccess: signed-in\ntitle: ${teaser('RoomTitle')}\n---\n\n${canary('RoomBody')}\n`,
  'docs/room/corner.mdx': `---\naccess: signed-in\n---\n\n# ${teaser('CornerTitle')}\n\n${canary('CornerBody')}\n`,

  'versions.json': '["1.0"]',
  'versioned_sidebars/version-1.0-sidebars.json': '{"all": [{"type": "autogenerated", "dirName": "."}]}',
  'versioned_docs/version-1.0/index.mdx': '---\nslug: /\ntitle: Old welcome\n---\n\nopenbirdOldDoc\n',
  'versioned_docs/version-1.0/handbook.mdx': `---\ntitle: ${teaser('OldTitle')}\ntags: [${teaser('OldTag')}]\n---\n\n${canary('OldLead')}\n\n## ${canary('OldHeading')}\n\n${canary('OldBody')} ![${canary('OldAlt')}](./old.png)\n`,
  'versioned_docs/version-1.0/old.png': png('OldImageBytes', {width: 80, height: 60}),

  'api/index.mdx': '---\nslug: /\ntitle: API\n---\n\nopenbirdApi\n',
  'api/keys.mdx': `---\naccess: [staff, partner]\ntitle: ${teaser('ApiTitle')}\n---\n\n${canary('ApiLead')}\n\n## ${canary('ApiHeading')}\n\n${canary('ApiBody')}\n`,
}
