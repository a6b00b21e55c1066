import {describe, expect, test} from 'vitest'
import type {Kind} from '../../src/audit/evidence/passage.js'
import {Probes} from '../../src/audit/search/probes.js'

const SENTENCE =
  'The office moves to the old harbour in the second week of May, and nobody outside knows it yet.'

/** Number of pages that are found in a text, when page 0 has these passages. */
function find(passages: [Kind, string][], text: string, {isScript = false, open = ''} = {}): number {
  const probes = new Probes()
  for (const [kind, passage] of passages) probes.add(0, {kind, text: passage})
  probes.add(1, {kind: 'text', text: 'Another page of another kind, with words of its own and nothing else.'})
  probes.exclude(Buffer.from(open))
  probes.settle()
  return probes.find(Buffer.from(text), isScript).length
}

describe('a sentence', () => {
  const passages: [Kind, string][] = [['text', SENTENCE]]

  test.each([
    ['whole', SENTENCE],
    ['in upper case', SENTENCE.toUpperCase()],
    ['with markup in it', SENTENCE.replace('old harbour', '<strong>old</strong> <a href="/x">harbour</a>')],
    ['as a string in JSON', JSON.stringify({text: `"${SENTENCE}"`})],
    ['without spaces', SENTENCE.replaceAll(' ', '')],
    ['cut short', `${SENTENCE.slice(0, 60)}…`],
    ['cut at both ends', SENTENCE.slice(13, 70)],
    ['among other text', `${'lorem ipsum '.repeat(200)}${SENTENCE}${' dolor'.repeat(200)}`],
  ])('is found %s', (_, text) => {
    expect(find(passages, text)).toBe(1)
  })

  test('is found wherever a copy of 35 letters begins', () => {
    const letters = SENTENCE.replaceAll(/[^a-z]/gi, '')
    for (let at = 0; at + 35 <= letters.length; at++)
      expect(find(passages, letters.slice(at, at + 35)), letters.slice(at, at + 35)).toBe(1)
  })

  test.each([
    ['when nothing is there', ''],
    ['by a few of its words', 'The office moves to another place'],
    ['by the same words in another order', SENTENCE.split(' ').reverse().join(' ')],
  ])('is not found %s', (_, text) => {
    expect(find(passages, text)).toBe(0)
  })

  test('that also stands in a public source proves nothing', () => {
    expect(find(passages, SENTENCE, {open: `Welcome. ${SENTENCE}`})).toBe(0)
    expect(find(passages, SENTENCE, {open: 'Welcome.'})).toBe(1)
  })
})

describe('short passages', () => {
  const body: [Kind, string] = ['text', SENTENCE]

  test.each<[why: string, kind: Kind, passage: string]>([
    ['24 letters and more', 'heading', 'Salaries and bonuses of 2027'],
    ['a number among letters', 'front matter', 'ACME-2026-7781'],
    ['a name as programs have them', 'front matter', 'projectHarbourMove'],
    ['Chinese', 'heading', '新办公室搬迁计划草案'],
  ])('are found by themselves: %s', (_, kind, passage) => {
    expect(find([body, [kind, passage]], `<p>${passage}</p>`)).toBe(1)
  })

  test('a key in the middle of a sentence is found by itself', () => {
    expect(
      find(
        [['text', 'The staging key is sk-live-51H8x9Qz for now, and will be changed soon.']],
        'sk-live-51H8x9Qz',
      ),
    ).toBe(1)
  })

  test('plain words count only together', () => {
    const headings: [Kind, string][] = [
      body,
      ['heading', 'Access control'],
      ['heading', 'Moving the boxes'],
      ['heading', 'Harbour office'],
    ]
    expect(find(headings, '<h2>Access control</h2>')).toBe(0)
    expect(find(headings, '<h2>Access control</h2><h2>Moving the boxes</h2><h2>Harbour office</h2>')).toBe(1)
  })

  test('plain words are enough when a page has no others', () => {
    expect(find([['heading', 'Moving the boxes']], '<h2>Moving the boxes</h2>')).toBe(1)
  })

  test('names and code weigh less in scripts, where all code looks alike', () => {
    const passages: [Kind, string][] = [
      body,
      ['heading', 'getElementById'],
      ['code', "document.getElementById('root')"],
    ]
    const script = "var e=document.getElementById('root')"
    expect(find(passages, script, {isScript: true})).toBe(0)
    expect(find(passages, script)).toBe(1)
    expect(find(passages, `var t=${JSON.stringify(SENTENCE)}`, {isScript: true})).toBe(1)
  })

  test('source code is found as a copy, not by an idiom', () => {
    const source = [
      'export const useHarbour = (boxes: Box[]) => {',
      '  const heaviest = boxes.toSorted((a, b) => b.weight - a.weight)[0]',
      '  return document.documentElement.getAttribute("data-theme") === "dark" ? heaviest : undefined',
      '}',
    ].join('\n')
    const passages: [Kind, string][] = [['source code', source]]
    expect(find(passages, source)).toBe(1)
    expect(find(passages, 'document.documentElement.getAttribute("data-theme")')).toBe(0)
  })
})

describe('the content secret', () => {
  const secret = 'mZ4tq0R7yVnB2kXh9sLdPpQw3eTuGfJa'

  test('is found, and told without a word of it', () => {
    const probes = new Probes()
    probes.add(0, {kind: 'content secret', text: secret})
    probes.settle()
    expect(probes.find(Buffer.from(`x="${secret}"`), true)).toEqual([
      expect.objectContaining({kind: 'content secret'}),
    ])
    expect(probes.find(Buffer.from(secret.slice(0, 20)), true)).toEqual([])
  })

  test('is a secret in public sources, too', () => {
    expect(find([['content secret', secret]], secret, {open: secret})).toBe(1)
  })
})

test('says how many probes each page has left, and none for a page that is all public', () => {
  const probes = new Probes()
  probes.add(0, {kind: 'text', text: SENTENCE})
  probes.add(1, {kind: 'text', text: `${SENTENCE} But this is only here.`})
  probes.add(1, {kind: 'text', text: `${SENTENCE} But this is only here.`})
  probes.exclude(Buffer.from(SENTENCE))
  const left = probes.settle()
  expect(left.get(0)).toBeUndefined()
  expect(left.get(1)).toBeGreaterThan(0)
  expect(left.get(1)).toBeLessThan(6)
})

test('tells the first words only, and where they stand', () => {
  const probes = new Probes()
  probes.add(3, {kind: 'text', text: SENTENCE})
  probes.settle()
  const [sighting] = probes.find(Buffer.from(`<p>first</p>\n<p>${SENTENCE}</p>`), false)
  expect(sighting).toEqual({page: 3, kind: 'text', words: 'The office moves to the …', at: 16})
})
