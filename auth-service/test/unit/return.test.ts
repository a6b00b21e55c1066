import {describe, expect, test} from 'vitest'
import {returnWithin} from '../../src/features/return/policy'

const fallback = 'https://docs.example.com/'
const rules = {
  origins: ['https://docs.example.com', 'https://auth.example.com', 'http://localhost:3000'],
  fallback,
}
const decide = (callbackUrl: string | null | undefined) => returnWithin(callbackUrl, rules)

describe('the very page, query and anchor included', () => {
  test.for([
    'https://docs.example.com/',
    'https://docs.example.com/guide/intro',
    'https://docs.example.com/guide/?tab=npm&q=a%2Fb%20c#install',
    'https://docs.example.com/?next=https://evil.example/',
    'https://docs.example.com/guide#//evil.example',
    'https://docs.example.com/@user/page',
    'https://docs.example.com/%E6%96%87%E6%A1%A3/',
    'https://auth.example.com/account',
    'http://localhost:3000/docs/',
  ])('%s', (url) => {
    expect(decide(url)).toBe(url)
  })

  test.for([
    ['https://docs.example.com', 'https://docs.example.com/'],
    ['https://docs.example.com?tab=npm', 'https://docs.example.com/?tab=npm'],
    ['https://docs.example.com#top', 'https://docs.example.com/#top'],
    ['HTTPS://Docs.Example.COM/Guide', 'https://docs.example.com/Guide'],
    ['https://docs.example.com/a/../b', 'https://docs.example.com/b'],
    ['https://docs.example.com/文档', 'https://docs.example.com/%E6%96%87%E6%A1%A3'],
  ] as const)('%s is %s', ([url, expected]) => {
    expect(decide(url)).toBe(expected)
  })
})

describe('anything else leads to the home of the docs', () => {
  test.for([
    // Nothing, and things that are no absolute URL.
    null,
    undefined,
    '',
    ' ',
    '/',
    '/account',
    'account',
    '?a',
    '#a',
    'docs.example.com',
    '.',
    'null',
    // Other origins.
    'https://evil.example/',
    'http://docs.example.com/',
    'https://docs.example.com:8443/',
    'https://docs.example.com:443/',
    'https://docs.example.com.evil.example/',
    'https://docs.example.com.evil.example:443',
    'https://docs.example.comevil.example/',
    'https://docs.example.com-evil.example/',
    'https://evildocs.example.com/',
    'https://sub.docs.example.com/',
    'https://example.com/',
    'https://docs.example.com./',
    'http://localhost:30000/',
    'http://localhost/',
    'http://127.0.0.1:3000/',
    'https://localhost:3000/',
    // Without a scheme, or with part of one.
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '//docs.example.com/',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:docs.example.com/',
    'http:/\\evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/\\/evil.example',
    // Other schemes.
    'javascript:alert(1)',
    'javascript://docs.example.com/%0aalert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://docs.example.com/1',
    'file:///etc/passwd',
    'ftp://docs.example.com/',
    'ws://docs.example.com/',
    'view-source:https://docs.example.com/',
    // Userinfo: what looks like the host is a name.
    'https://docs.example.com@evil.example/',
    'https://docs.example.com:pass@evil.example/',
    'https://docs.example.com%40evil.example/',
    'https://user@docs.example.com/',
    'https://user:pass@docs.example.com/',
    'https://@docs.example.com/',
    'https://:@docs.example.com/',
    'https://evil.example#@docs.example.com/',
    'https://evil.example?@docs.example.com/',
    'https://evil.example/@docs.example.com/',
    'https://evil.example\\@docs.example.com/',
    'https://evil.example;https://docs.example.com/',
    'https://docs.example.com;evil.example/',
    'https://docs.example.com,evil.example/',
    'https://[docs.example.com]@evil.example/',
    // Backslashes, which browsers read as slashes.
    'https://docs.example.com\\@evil.example/',
    'https://docs.example.com\\.evil.example/',
    'https://docs.example.com/\\evil.example',
    'https:\\\\docs.example.com/',
    'https://docs.example.com/\\\\evil.example',
    // Control characters and spaces, which browsers drop.
    '\thttps://docs.example.com/',
    ' https://docs.example.com/',
    'https://docs.example.com/ ',
    'https://docs.example.com/\n',
    'https://docs.example.com/\r\nset-cookie: a=b',
    'ht\ntps://docs.example.com/',
    'https://docs.example.com\t.evil.example/',
    'https://docs.example.com/\u0000',
    'https://docs.example.com/\u007f',
    'https://docs.example.com/\u00a0',
    'https://docs.example.com/\u2028',
    '\u0000https://docs.example.com/',
    '\ufeffhttps://docs.example.com/',
    // Paths that a careless server or proxy turns into another host.
    'https://docs.example.com//evil.example',
    'https://docs.example.com///evil.example',
    'https://docs.example.com/..//evil.example',
    'https://docs.example.com/%2e%2e//evil.example',
    'https://docs.example.com/.//evil.example',
    'https://docs.example.com/%2f%2fevil.example',
    'https://docs.example.com/%2Fevil.example',
    'https://docs.example.com/%5cevil.example',
    'https://docs.example.com/%5C%5Cevil.example',
    'https://docs.example.com/%252f%252fevil.example',
    'https://docs.example.com/%25252fevil.example',
    'https://docs.example.com/a/..%2f..%2fevil.example',
    'https://docs.example.com%2f@evil.example/',
    'https://docs.example.com%00.evil.example/',
    'https://docs.example.com%09.evil.example/',
    // Letters that look like others.
    'https://docs。example。com/',
    'https://ｄocs.example.com/',
    'https://docs.examp\u200ble.com/',
    'https://dосs.example.com/',
    'https://docs.example.com\uff0fevil.example/',
    'https://docs.example.com\u2044evil.example/',
    'https:⁄⁄docs.example.com/',
    // Too long for any page.
    `https://docs.example.com/${'a'.repeat(2048)}`,
  ])('%j', (url) => {
    expect(decide(url)).toBe(fallback)
  })
})

test('whatever it is given, the answer lies on an allowed origin', () => {
  const pieces = [
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    '#',
    '?',
    ':',
    '.',
    '%2f',
    '%5c',
    '\t',
    'evil.example',
  ]
  const hosts = ['docs.example.com', 'https://docs.example.com', 'localhost:3000', '']
  for (const host of hosts)
    for (const a of pieces)
      for (const b of pieces)
        for (const c of pieces)
          for (const url of [host + a + b + c, a + host + b + c, a + b + host + c, a + b + c + host])
            expect(rules.origins, JSON.stringify(url)).toContain(new URL(decide(url)).origin)
})
