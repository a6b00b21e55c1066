import {describe, expect, test} from 'vitest'
import {headScript} from '../../src/client/head.js'
import {markDocument, readHint} from '../../src/client/session/hint.js'
import {giveHint} from './support/reader.js'

const script = headScript({hintCookie: 'auth.hint'})
const html = document.documentElement
const painted = () => [html.dataset.auth, html.getAttribute('style')]

/** Runs the script as the browser does: as text. */
const runHeadScript = () => new Function(script)()

describe('the first frame', () => {
  test.each([
    'Ada Lovelace',
    'Ada',
    'María José Carreño Quiñones',
    '  Ada   King   Lovelace ',
    '李小龍',
    'محمد علي',
    '👩🏽‍💻 Dev',
    'O"Hara; } html{display:none',
    'back\\slash',
    'line\nbreak\u0000',
    '</script><script>alert(1)</script>',
    '',
  ])('greets %j by the same words as React does', (name) => {
    giveHint(name)
    runHeadScript()
    const atFirst = painted()
    expect(atFirst[0]).toBe('in')
    html.removeAttribute('style')
    markDocument(readHint('auth.hint')?.name ?? null)
    expect(painted()).toEqual(atFirst)
  })

  test.each([
    ['no cookie', ''],
    ['another cookie', 'authxhint=eyJuYW1lIjoiQSJ9'],
    ['a longer name', 'not-auth.hint=eyJuYW1lIjoiQSJ9'],
    ['no base64', 'auth.hint=%%%'],
    ['no JSON', 'auth.hint=bm90IGpzb24'],
    ['no name', 'auth.hint=eyJ2IjoxfQ'],
    ['a name that is no text', 'auth.hint=eyJuYW1lIjp7fX0'],
  ])('is a visitor for %s', (_, cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other cookie API
    document.cookie = `${cookie}; path=/`
    runHeadScript()
    expect(painted()).toEqual(['out', null])
    expect(readHint('auth.hint')).toBe(null)
  })
})

test('the script cannot end its own element', () => {
  expect(script).not.toMatch(/<\/|<!--/)
})
