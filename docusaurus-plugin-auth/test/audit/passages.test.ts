import {expect, test} from 'vitest'
import {passagesOfMarkdown} from '../../src/audit/evidence/markdown.js'
import {passagesOfData, passagesOfScript} from '../../src/audit/evidence/modules.js'
import type {Passage} from '../../src/audit/evidence/passage.js'

const texts = (passages: Passage[], kind: Passage['kind']) =>
  passages.filter((passage) => passage.kind === kind).map(({text}) => text.trim())

const page = `import Tabs from '@theme/Tabs'

# Harbour office {#harbour}

The [move](./plans/move.md "The move") to the **harbour** is
planned[^1] for ![Plan of the office](./plan.png) May.

- first item
  goes on
- [ ] second item, see https://example.com/boxes for boxes

1. step one
2. step two

| When | Who |
| --- | --- |
| May  | all |

:::note[Mind the step]

Inside of an admonition.

:::

<Tabs>
  <TabItem value="one" label="First tab" className="wide">
    Text of {props.count} tabs
  </TabItem>
</Tabs>

\`\`\`js title="move.js"
const boxes = 12 // {not} an expression

const more = '# no heading'
\`\`\`

Setext heading
---

{/* nobody reads this */}

export const data = {owner: 'Grace Hopper'}

[^1]: The footnote.

[ref]: ./somewhere.md
`

const passages = passagesOfMarkdown(page)

test('text is taken without what is made of letters and is no text', () => {
  const text = texts(passages, 'text')
  expect(text).toContain('The move to the **harbour** is\nplanned for  May.')
  expect(text).toContain('first item\n  goes on')
  expect(text).toContain('second item, see')
  expect(text).toContain('for boxes')
  expect(text).toContain('step one')
  expect(text).toContain('| May  | all |')
  expect(text).toContain('Inside of an admonition.')
  expect(text).toContain('The footnote.')
  expect(text.join('\n')).not.toMatch(
    /import|example\.com|move\.md|nobody reads|:::|wide|props\.count|somewhere/,
  )
})

test('headings, without their ids', () => {
  expect(texts(passages, 'heading')).toEqual(['Harbour office', 'Setext heading'])
})

test('alt texts, and texts in props; classes and values are none', () => {
  expect(texts(passages, 'alt text')).toEqual(['Plan of the office'])
  expect(texts(passages, 'text')).toEqual(expect.arrayContaining(['First tab', 'move.js']))
  expect(texts(passages, 'text')).not.toContain('wide')
})

test('code stays as it is, with everything that looks like markup in it', () => {
  expect(texts(passages, 'code')).toContain(
    "const boxes = 12 // {not} an expression\n\nconst more = '# no heading'",
  )
})

test('strings of exports', () => {
  expect(texts(passages, 'data')).toContain('Grace Hopper')
})

test('fences in lists, of tildes, and fences that are never closed', () => {
  expect(
    texts(
      passagesOfMarkdown('- ~~~\n  in a list\n  ~~~\n\n````\n```\ninner\n```\n````\n\n```\nto the end'),
      'code',
    ),
  ).toEqual(['in a list', '```\ninner\n```', 'to the end'])
})

test('a script: texts between tags, strings, and the source without what all files share', () => {
  const script = passagesOfScript(`/** Copyright (c) Somebody. Licensed under the MIT license. */
import React from 'react'
import styles from './team.module.css'

// a comment
export default function Team() {
  const rest = items.filter((item) => item.count > 3 && item.count < 9)
  return <div className="container padding-top--lg"><p title="Hover text">Our {name} team of May</p>{\`from \${city} on\`}</div>
}
`)
  expect(texts(script, 'text')).toEqual(expect.arrayContaining(['Our', 'team of May', 'Hover text']))
  expect(texts(script, 'text').join()).not.toContain('item.count')
  const [source = ''] = texts(script, 'source code')
  expect(texts(script, 'data')).toContain('on')
  expect(source).toContain('export default function Team()')
  expect(source).not.toMatch(/Copyright|import|a comment|padding-top/)
})

test('data: values one by one, and lines', () => {
  expect(texts(passagesOfData('{\n  "owner": "Grace \\"G\\" Hopper",\n  "n": 3\n}'), 'data')).toEqual(
    expect.arrayContaining(['Grace \\"G\\" Hopper', '"owner": "Grace \\"G\\" Hopper",']),
  )
  expect(texts(passagesOfData('name,room\nGrace Hopper,12\n'), 'data')).toContain('Grace Hopper,12')
})
