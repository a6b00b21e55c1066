import {canary} from '../canary.js'
import {png} from './binaries.js'

const mixed = `---
title: Mixed
---

import Partial from './_part.mdx'
import {word} from '../lib/word.js'
import note from './_note.json'
import Tabs from '@theme/Tabs'
import TabItem from '@theme/TabItem'

export const staffWord = '${canary('StaffPartExport')}'

<Sealed access="signed-in">

${canary('PartLead')} comes first, and is no excerpt.

## ${canary('PartHeading')}

${canary('PartBody')} with {word()} and ![${canary('PartAlt')}](./part.png)

<Partial />

</Sealed>

openbirdMixed is for everybody.

## Both

- An item
  <Sealed access="staff">${canary('StaffPartItem')} {note.text} {staffWord}</Sealed>

Within a sentence <Sealed access={['staff', 'partner']}>${canary('StaffPartInline')}</Sealed> it goes on.

| Cell | <Sealed access="staff">${canary('StaffPartCell')}</Sealed> |
| --- | --- |
| a | b |

:::note
<Sealed access="staff">
\`\`\`js
const ${canary('StaffPartCode')} = 1
\`\`\`
</Sealed>
:::

<Tabs>
  <TabItem value="one" label="One">openbirdTab</TabItem>
  <TabItem value="two" label="Two">
    <Sealed access="staff">

    ${canary('StaffPartTab')}

    </Sealed>
  </TabItem>
</Tabs>
`

/** As many parts for as many readers as in the original: fewer would be refused. */
const gemischt = `# Gemischt

openbirdGermanMixed

<Sealed access="signed-in">
${canary('GermanPart')}
</Sealed>

- Ein Punkt
  <Sealed access="staff">${canary('StaffPartGerman')}</Sealed>

Mitten im Satz <Sealed access={['staff', 'partner']}>Teil</Sealed> geht er weiter.

| Zelle | <Sealed access="staff">Teil</Sealed> |
| --- | --- |
| a | b |

<Sealed access="staff">Teil</Sealed>

<Sealed access="staff">Teil</Sealed>
`

/** Public pages with sealed parts, and a part for few in a page for many. */
export const parts = {
  'docs/mixed.mdx': mixed,
  'docs/_part.mdx': `### ${canary('PartPartialHeading')}\n\n${canary('PartPartial')}\n`,
  'docs/_note.json': JSON.stringify({text: canary('StaffPartJson')}),
  'docs/part.png': png('PartImageBytes', {width: 80, height: 60}),
  'lib/word.js': `export const word = () => '${canary('PartJs')}'\n`,
  'docs/inner.mdx': `---\naccess: signed-in\ntitle: Inner\n---\n\n${canary('InnerBody')}\n\n<Sealed access="staff">\n${canary('StaffPartInner')}\n</Sealed>\n`,
  'blog/2025-01-04-mixed.mdx': `---\ntitle: Mixed post\n---\n\n<Sealed access="staff">\n${canary('StaffPostPartLead')}\n</Sealed>\n\nopenbirdMixedPost\n\n{/* truncate */}\n\n<Sealed access="signed-in">\n${canary('PostPart')}\n</Sealed>\n`,
  'src/pages/mixed.mdx': `# Mixed page\n\nopenbirdMixedPage\n\n<Sealed access="signed-in">\n${canary('PagePart')}\n</Sealed>\n`,
  'versioned_docs/version-1.0/mixed.mdx': `# Mixed\n\n<Sealed access="signed-in">\n${canary('OldPart')}\n</Sealed>\n`,
  'i18n/de/docusaurus-plugin-content-docs/current/mixed.mdx': gemischt,
}

/** Without the plugin \`<Sealed>\` is unknown: then it shows what is in it, like everything else. */
export const transparentSealed = {
  'src/theme/MDXComponents.js':
    "import Original from '@theme-original/MDXComponents'\nexport default {...Original, Sealed: ({children}) => children}\n",
}
