import {describe, expect, test} from 'vitest'
import {Folder} from '../../src/audit/search/fold.js'

const folder = new Folder()

function fold(text: string | Buffer) {
  const {all, prose} = folder.fold(Buffer.from(text))
  return {all: Buffer.from(all).toString('latin1'), prose: Buffer.from(prose).toString('latin1')}
}

describe('two ways to write the same text are folded to the same letters', () => {
  test.each<[why: string, one: string | Buffer, other: string | Buffer]>([
    ['case', 'The Plan', 'THE PLAN'],
    ['white space and line breaks', 'the plan\nof May', 'the  plan\r\n\tof\u00a0May'],
    ['smart quotes and dashes', 'the "plan" - it\'s', 'the “plan” — it’s'],
    ['accents', 'Café Übung', 'cafe ubung'],
    ['composed and decomposed', 'caf\u00e9', 'cafe\u0301'],
    ['sharp s in upper case', 'Straße', 'STRASSE'],
    ['final sigma', 'Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['Latin-1', Buffer.from('café', 'latin1'), 'café'],
    ['UTF-16 without a mark', Buffer.from('the plan', 'utf16le'), 'the plan'],
    ['entities', 'a & b < c é', 'a &amp; b &lt; c &eacute;'],
    ['numeric entities', 'plan é', 'p&#108;an &#xe9;'],
    ['entities in entities', 'a < b é', 'a &amp;lt; b &amp;amp;#233;'],
    ['escapes of JavaScript', 'é plan\n"x"', '\\u00e9 p\\x6can\\n\\"x\\"'],
    ['escapes of code points', 'é plan', '\\u{e9} plan'],
    ['JSON in a JavaScript string', 'one\ntwo "three"', 'one\\\\ntwo \\\\\\"three\\\\\\"'],
    ['escapes of a URL', 'the plan é', 'the%20plan%20%C3%A9'],
    ['backslashes of Markdown', 'a_b', 'a\\_b'],
  ])('%s', (_, one, other) => {
    expect(fold(one).prose).not.toBe('')
    expect(fold(one).prose).toBe(fold(other).prose)
  })
})

describe('tags', () => {
  test.each([
    ['<b>', 'The <b>plan</b> of May', 'theplanofmay'],
    ['with attributes', 'The <a class="x" href="/y">plan</a> of May', 'theplanofmay'],
    ['as entities, in a feed', 'The &lt;b&gt;plan&lt;/b&gt; of May', 'theplanofmay'],
    ['as escapes, in JSON', 'The \\u003cb>plan\\u003c/b> of May', 'theplanofmay'],
    ['comments, as React leaves them', 'The <!-- -->plan<!-- --> of May', 'theplanofmay'],
    ['no tag: a comparison', 'if a < b and c > d', 'ifabandcd'],
    ['no tag: CDATA', '<![CDATA[the plan]]>', 'cdatatheplan'],
  ])('%s', (_, text, prose) => {
    expect(fold(text).prose).toBe(prose)
  })

  test('and what stands in them is kept beside the prose', () => {
    expect(fold('<img alt="The plan"> of May').all).toContain('theplan')
    expect(fold('<img alt="The plan"> of May').prose).toBe('ofmay')
  })
})

test('letters of other alphabets count as one, signs that are words as three', () => {
  expect(fold('план').prose).toHaveLength(4)
  expect(fold('план').prose).not.toBe(fold('клан').prose)
  expect(fold('計画').prose).toHaveLength(6)
})

test('says where everything came from', () => {
  const {prose, proseAt} = folder.fold(Buffer.from('<p>\u00c9 plan</p>'), true)
  expect(Buffer.from(prose).toString()).toBe('eplan')
  expect([...proseAt.subarray(0, prose.length)]).toEqual([3, 6, 7, 8, 9])
})

test('a text that ends in the middle of something is folded as far as it goes', () => {
  for (const text of [
    'plan &am',
    'plan \\u00',
    'plan %C3',
    'plan <',
    'plan \\',
    Buffer.from([0x70, 0xe2, 0x80]),
  ])
    expect(fold(text).all).toMatch(/^p/)
})
