import {createCipheriv, createDecipheriv, createHmac, hkdfSync} from 'node:crypto'
import {gunzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {seal} from '../../src/build/seal.js'
import type {SealLabel} from '../../src/seal/format.js'
import {deriveContentKey} from '../../src/seal/keys.js'
import {importKey, OpenError, open} from '../../src/seal/open.js'

const secret = 'correct horse battery staple, and then some'
const label: SealLabel = {
  site: 'https://docs.example.com/base/',
  epoch: '1',
  access: 'partner+staff',
  name: 'sealed-1a2b3c4d.5e6f7a8b.sealed',
}
const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const key = await deriveContentKey({secret, ...label})
const file = seal(key, label, encode('const page = 1'))

/** What the code of `open` is when it refuses; `undefined` when it opens. */
const refusal = async (bytes: Uint8Array<ArrayBuffer>, {keyBytes = key, said = label} = {}) => {
  try {
    await open(await importKey(keyBytes), said, bytes)
    return undefined
  } catch (error) {
    if (!(error instanceof OpenError)) throw error
    return error.code
  }
}

describe('known answers: a changed format would lock readers out of every site that is online', () => {
  test('the key', () => {
    expect(Buffer.from(key).toString('hex')).toBe(
      'a33a11fa6a8bd76734c9268fcda6263b2dac572fe08d392b907f13010005c2c8',
    )
  })

  test('the file', () => {
    expect(Buffer.from(file).toString('hex')).toBe(
      '44504131e17b3e6e42b4b3848647fe8e92c8e86ca60dd7d05fb2dde7bcbc9514cb2f2fb841cf5b0a25da353d4550',
    )
  })
})

describe('computed again with other code', () => {
  const aad = [label.site, label.epoch, label.access, label.name].join('\n')

  test('the key is HKDF-SHA256 of the secret', () => {
    const info = `${label.site}\n${label.epoch}\n${label.access}`
    const expected = Buffer.from(hkdfSync('sha256', secret, 'docusaurus-plugin-auth/1', info, 32))
    expect(Buffer.from(key).equals(expected)).toBe(true)
  })

  test('the file is DPA1, an IV made of label and text, AES-256-GCM and its tag', () => {
    const text = 'const page = 1'
    const ivKey = Buffer.from(hkdfSync('sha256', key, 'docusaurus-plugin-auth/1', 'iv', 32))
    const iv = createHmac('sha256', ivKey).update(`${aad}\n${text}`).digest().subarray(0, 12)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad))
    const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
    expect(Buffer.concat([Buffer.from('DPA1'), iv, sealed]).equals(Buffer.from(file))).toBe(true)
  })

  test.each([
    ['12,000 bytes lie there as they are', 12_000, false],
    ['one more is compressed', 12_001, true],
  ])('%s', async (_, length, isCompressed) => {
    const text = 'x'.repeat(length)
    const bytes = Buffer.from(seal(key, label, encode(text)))
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(4, 16)).setAAD(Buffer.from(aad))
    decipher.setAuthTag(bytes.subarray(-16))
    const content = Buffer.concat([decipher.update(bytes.subarray(16, -16)), decipher.final()])
    expect(content.toString('hex', 0, 2) === '1f8b').toBe(isCompressed)
    expect((isCompressed ? gunzipSync(content) : content).toString()).toBe(text)
  })
})

test.each([
  ['nothing', ''],
  ['a word', 'Grüße, 東京 🗝️'],
  ['a long text', 'A sentence that repeats itself. '.repeat(5_000)],
])('%s comes out as it went in', async (_, text) => {
  const bytes = seal(key, label, encode(text))
  expect(decode(await open(await importKey(key), label, bytes))).toBe(text)
})

describe('the same input gives the same bytes, and nothing else does', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

  test('twice', async () => {
    expect(hex(seal(key, label, encode('const page = 1')))).toBe(hex(file))
  })

  test.each([
    ['text', label, 'const page = 2'],
    ['label', {...label, name: 'other.sealed'}, 'const page = 1'],
  ])('another %s has another IV', async (_, said, text) => {
    const other = seal(key, said, encode(text))
    expect(hex(other.subarray(4, 16))).not.toBe(hex(file.subarray(4, 16)))
  })

  test.each([{secret: `${secret}!`}, {site: 'https://docs.example.com/'}, {epoch: '2'}, {access: 'staff'}])(
    '%j has another key',
    async (other) => {
      expect(hex(await deriveContentKey({secret, ...label, ...other}))).not.toBe(hex(key))
    },
  )
})

describe('refused', () => {
  const changedAt = (position: number) => {
    const bytes = Uint8Array.from(file)
    bytes.set([(bytes.at(position) ?? 0) ^ 1], position < 0 ? bytes.length + position : position)
    return bytes
  }

  test.each([
    ['the IV', 4],
    ['the first byte of text', 16],
    ['the last byte of text', -17],
    ['the tag', -1],
  ])('a changed bit in %s', async (_, position) => {
    expect(await refusal(file)).toBeUndefined()
    expect(await refusal(changedAt(position))).toBe('KEY_WRONG')
  })

  test.each([
    {site: 'https://evil.example/base/'},
    {epoch: '2'},
    {access: 'staff'},
    {name: 'sealed-1a2b3c4d.0.sealed'},
  ])('another label: %j', async (other) => {
    expect(await refusal(file, {said: {...label, ...other}})).toBe('KEY_WRONG')
  })

  test('another key', async () => {
    const other = await deriveContentKey({secret, ...label, epoch: '2'})
    expect(await refusal(file, {keyBytes: other})).toBe('KEY_WRONG')
  })

  test.each([
    ['nothing', ''],
    ["a host's error page", '<!doctype html><title>Not found</title>'],
    ['a later format', 'DPA2 and whatever follows'],
  ])('%s is not a sealed file', async (_, text) => {
    expect(await refusal(encode(text))).toBe('FORMAT_UNKNOWN')
  })

  test.each([4, 15, 20, 31])('a file cut after %i bytes', async (length) => {
    expect(await refusal(file.slice(0, length))).toBe('KEY_WRONG')
  })

  test('a key of a label with a line feed, which could be read as another', async () => {
    await expect(deriveContentKey({secret, ...label, epoch: '1\nstaff'})).rejects.toThrow(RangeError)
    await expect(deriveContentKey({...label, secret: ''})).rejects.toThrow(RangeError)
  })
})
