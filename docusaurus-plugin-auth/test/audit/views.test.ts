import {brotliCompressSync, deflateSync, gzipSync} from 'node:zlib'
import {strToU8, zipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {isUnread, viewsOf} from '../../src/audit/search/views.js'

const TEXT = 'The office moves to the old harbour in the second week of May.'
const text = Buffer.from(TEXT)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Ways into a file that lead to the text. */
function waysTo(name: string, bytes: Uint8Array): string[][] {
  return [...viewsOf(name, bytes)].flatMap((view) =>
    !isUnread(view) && Buffer.from(view.bytes).includes(text) ? [view.inside] : [],
  )
}

describe('text is found', () => {
  test.each<[way: string, name: string, bytes: Uint8Array, inside: RegExp]>([
    ['as it is', 'a.txt', text, /^$/],
    ['in base64', 'a.js', Buffer.from(`x="${base64(text)}"`), /^base64 at byte 3$/],
    ['in base64 for URLs', 'a.js', Buffer.from(`x="${text.toString('base64url')}"`), /^base64/],
    [
      'in lines of base64',
      'a.pem',
      Buffer.from(`x\n${base64(Buffer.concat([text, text])).replace(/.{64}/g, '$&\r\n')}\n`),
      /^base64/,
    ],
    ['in gzip', 'a.bin', gzipSync(text), /^gzip$/],
    ['in zlib', 'a.bin', deflateSync(text), /^zlib$/],
    ['in brotli', 'a.js.br', brotliCompressSync(text), /^brotli$/],
    ['in zip', 'a.docx', zipSync({'b/c.md': strToU8(TEXT)}), /^b\/c\.md in zip$/],
    [
      'in gzip in base64',
      'a.html',
      Buffer.from(`<i data-x='${base64(gzipSync(text))}'>`),
      /^base64 at byte 11,gzip$/,
    ],
    [
      'in base64 in zip',
      'a.zip',
      zipSync({'a.js': Buffer.from(`"${base64(text)}"`)}),
      /^a\.js in zip,base64/,
    ],
    ['in UTF-16', 'a.txt', Buffer.from(TEXT, 'utf16le'), /^UTF-16$/],
    [
      'in UTF-16 with a mark, the other way round',
      'a.txt',
      Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(),
      /^UTF-16$/,
    ],
    [
      'in base64 of UTF-16',
      'a.js',
      Buffer.from(`"${base64(Buffer.from(TEXT, 'utf16le'))}"`),
      /^base64 at byte 1,UTF-16$/,
    ],
  ])('%s', (_, name, bytes, inside) => {
    expect(waysTo(name, bytes).map((way) => way.join())).toContainEqual(expect.stringMatching(inside))
  })

  test.each([0, 1, 2, 3, 4, 5])('in base64 %i bytes after its beginning', (offset) => {
    const encoded = base64(Buffer.concat([Buffer.alloc(offset, 'x'), text]))
    expect(waysTo('a.js', Buffer.from(`"${encoded}"`))).toHaveLength(1)
  })

  test.each(['a', 'ab', 'abc', 'path/to'])('in base64 that begins right behind %s', (before) => {
    expect(waysTo('a.js', Buffer.from(`"${before}${base64(text)}"`)).length).toBeGreaterThan(0)
  })
})

test('ordinary words are not taken for base64', () => {
  const views = [...viewsOf('a.html', Buffer.from(`<p class="theme-doc-markdown markdown">${TEXT}</p>`))]
  expect(views).toHaveLength(1)
})

test('our own ciphertext is read once, not in four ways', () => {
  const sealed = base64(Buffer.concat([Buffer.from('DPA1'), Buffer.alloc(60, 7)]))
  expect([...viewsOf('a.html', Buffer.from(`"${sealed}"`))]).toHaveLength(2)
})

describe('what cannot be unpacked is said', () => {
  test.each([
    ['broken gzip', 'a.gz', gzipSync(text).subarray(0, 20)],
    ['broken zip', 'a.zip', Buffer.from('PK\x03\x04 and nothing more')],
    ['brotli that is none', 'a.br', text],
  ])('%s', (_, name, bytes) => {
    expect([...viewsOf(name, bytes)].filter(isUnread)).toHaveLength(1)
  })

  test('a small file that becomes too large', () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect([...viewsOf('a.gz', bomb)].filter(isUnread)).toHaveLength(1)
  })
})
