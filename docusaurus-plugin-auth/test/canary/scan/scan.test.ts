import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib'
import {zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {canary} from '../canary.js'
import {namesOf, scan} from './scan.js'

const marker = canary('DocBody')
const plain = `some text, ${marker}, and more of it`
const escapeEach = (format: (code: number) => string) =>
  [...plain].map((letter) => format(letter.charCodeAt(0))).join('')
const hexOf = (code: number, length: number) => code.toString(16).padStart(length, '0')
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64')
const utf16BigEndian = Buffer.from(plain, 'utf16le').swap16()

/** A gzip file with the name of what is inside, as command lines make it. */
function withName(gzip: Buffer): Buffer {
  const header = Buffer.from(gzip.subarray(0, 10))
  header[3] = 8
  return Buffer.concat([header, Buffer.from('page.html\0'), gzip.subarray(10)])
}

describe('a marker is found', () => {
  test.each<[string, string | Uint8Array]>([
    ['plainly', plain],
    ['in other case', plain.toUpperCase()],
    ['in kebab case', 'tags/canarybird-doc-body'],
    ['in base64', base64(plain)],
    ['in base64, one byte later', base64(`-${plain}`)],
    ['in base64, two bytes later', base64(`--${plain}`)],
    ['in base64 without anything around it', base64(marker)],
    ['in base64 behind letters of its alphabet', `data/x/${base64(`--${plain}`)}`],
    ['in URL-safe base64', Buffer.from(`ÿþ¿${plain}ÿþ¿`).toString('base64url')],
    ['in hex', Buffer.from(plain).toString('hex')],
    ['in upper-case hex, after a digit', `f${Buffer.from(plain).toString('hex').toUpperCase()}`],
    ['in UTF-16', Buffer.from(plain, 'utf16le')],
    ['in UTF-16, big endian', utf16BigEndian],
    ['URL-encoded', escapeEach((code) => `%${hexOf(code, 2)}`)],
    ['URL-encoded twice', escapeEach((code) => `%25${hexOf(code, 2).toUpperCase()}`)],
    ['in decimal HTML entities', escapeEach((code) => `&#${code};`)],
    ['in hexadecimal HTML entities', escapeEach((code) => `&#x${hexOf(code, 4)};`)],
    ['in one escaped letter only', plain.replace('b', '&#98;')],
    ['in JavaScript escapes', escapeEach((code) => `\\x${hexOf(code, 2)}`)],
    ['in Unicode escapes', escapeEach((code) => `\\u${hexOf(code, 4)}`)],
    ['in code point escapes', escapeEach((code) => `\\u{${hexOf(code, 1)}}`)],
    ['in Unicode escapes of a string in a string', escapeEach((code) => `\\\\u${hexOf(code, 4)}`)],
    ['in gzip', gzipSync(plain)],
    [
      'in gzip, inside another file',
      Buffer.concat([Buffer.from('head'), gzipSync(plain), Buffer.from('tail')]),
    ],
    ['in gzip with a name in its header', withName(gzipSync(plain))],
    ['in gzip that is cut off', gzipSync(plain).subarray(0, -9)],
    ['in zlib, fast', deflateSync(plain, {level: 1})],
    ['in zlib, small', deflateSync(plain, {level: 9})],
    ['in raw deflate', deflateRawSync(plain)],
    ['in brotli', brotliCompressSync(plain)],
    ['in a zip, stored', zipSync({'a.txt': [Buffer.from(plain), {level: 0}]})],
    ['in a zip, compressed', zipSync({'a.txt': [Buffer.from(plain), {level: 9}]})],
    ['in a name inside a zip', zipSync({[`${marker}.txt`]: new Uint8Array()})],
    [
      'in a zip in base64 in a string of JavaScript',
      `"data:application\\x2fzip;base64,${base64(zipSync({a: Buffer.from(plain)}))}"`,
    ],
    ['in base64 of gzip of base64', base64(gzipSync(base64(plain)))],
  ])('%s', (_how, content) => {
    const names = namesOf(scan([['assets/file', content]]))
    expect(names.map((name) => name.toLowerCase())).toContain('docbody')
  })

  test('in the name of a file', () => {
    const sightings = scan([[`assets/images/${marker}-1a2b.png`, 'nothing']])
    expect(sightings).toEqual([{name: 'DocBody', file: `assets/images/${marker}-1a2b.png`, how: 'file name'}])
  })
})

test('it is told where and how', () => {
  const sightings = scan([
    ['index.html', `<p>${marker}</p>`],
    ['a.js', `"${base64(gzipSync(`${plain}${'!'.repeat(50)}`))}"`],
  ])
  expect(sightings).toEqual([
    {name: 'DocBody', file: 'index.html', how: 'plain'},
    {name: 'DocBody', file: 'a.js', how: 'base64 > gzip'},
  ])
})

test('it is told once per file, as plainly as it stands there', () => {
  const sightings = scan([['a.html', `${base64(plain)} ${plain} ${escapeEach((code) => `&#${code};`)}`]])
  expect(sightings).toEqual([{name: 'DocBody', file: 'a.html', how: 'plain'}])
})

test('what is left of a marker is found too', () => {
  expect(namesOf(scan([['search-index.json', marker.toLowerCase().slice(0, -2)]]))).toEqual(['docbo'])
})

test('text without a marker gives nothing', () => {
  expect(scan([['index.html', gzipSync('a canary is a bird')]])).toEqual([])
})

test.each([
  ['no file', []],
  ['empty files', [['index.html', ''] as const]],
])('%s: an empty output proves nothing', (_case, files) => {
  expect(() => scan(files)).toThrow('nothing to search')
})
