/** The addresses that payloads are made of, without a slash at the end. */
export interface Hosts {
  docs: string
  auth: string
}

/** Where the tricks of this table want a reader to be. Nobody owns it (RFC 2606). */
const evil = 'evil.example'

/**
 * Values of `callbackUrl` that must lead nowhere but to the front page of the docs, by the trick they try. Each trick has
 * opened a redirect somewhere once: a check that compared prefixes, a parser that repaired, a server that decoded twice.
 */
export function payloads({docs, auth}: Hosts) {
  const {host, protocol} = new URL(docs)
  const [, domain = ''] = /[^.]+\.(.*)/.exec(host) ?? []
  const otherProtocol = protocol === 'https:' ? 'http:' : 'https:'
  return {
    'another site': [
      `https://${evil}/`,
      `http://${evil}`,
      `https://${evil}/${host}`,
      `https://${evil}?${docs}`,
    ],
    'no scheme': [
      `//${evil}`,
      `///${evil}`,
      `////${evil}`,
      `//${host}/`,
      `/${evil}`,
      evil,
      host,
      `./${evil}`,
    ],
    'half a scheme': [
      `https:${evil}`,
      `https:/${evil}`,
      `https:///${evil}`,
      `https:////${evil}`,
      `${protocol}${host}/`,
      `:${docs}`,
      `https//${evil}`,
    ],
    backslash: [
      `\\\\${evil}`,
      `/\\${evil}`,
      `\\/${evil}`,
      `/\\/${evil}`,
      `https:\\\\${evil}`,
      `https:/\\${evil}`,
      `${docs}\\@${evil}/`,
      `${docs}\\.${evil}/`,
      `${docs}/\\${evil}`,
      `https://${evil}\\@${host}/`,
    ],
    'another scheme': [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      `javascript://${host}/%0aalert(1)`,
      'javascript:alert(1)//https://',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      `blob:${docs}/1`,
      `filesystem:${docs}/temporary/x`,
      `view-source:${docs}/`,
      `ftp://${host}/`,
      `ws://${host}/`,
      'about:blank',
    ],
    'user information': [
      `${docs}@${evil}/`,
      `${docs}:password@${evil}/`,
      `${docs}%40${evil}/`,
      `${docs}%2f@${evil}/`,
      `${protocol}//reader@${host}/`,
      `${protocol}//@${host}/`,
      `https://${evil}#@${host}/`,
      `https://${evil};@${host}/`,
      `https://[${host}]@${evil}/`,
    ],
    'a name like ours': [
      `${docs}.${evil}/`,
      `${docs}${evil}/`,
      `${docs}-${evil}/`,
      `${protocol}//evil${host}/`,
      `${protocol}//evil.${host}/`,
      `${protocol}//${domain}/`,
      `${protocol}//${evil}.${domain}/`,
      `${docs};${evil}/`,
      `${docs},${evil}/`,
      `${docs}&${evil}/`,
    ],
    'a dot behind': [`${protocol}//${host}./`, `${protocol}//${host}../`, `${docs}.@${evil}/`],
    'a port or another scheme': [
      `${otherProtocol}//${host}/`,
      `${docs}:8443/`,
      `${docs}:443/`,
      `${docs}:/`,
      `${docs}:80@${evil}/`,
      `${auth}:1/account`,
    ],
    'white space': [
      ` ${docs}/`,
      `${docs}/ `,
      ` //${evil}`,
      `\u00a0${docs}/`,
      `\u3000//${evil}`,
      `\ufeff${docs}/`,
    ],
    'control characters': [
      `\t${docs}/`,
      `ht\ntps://${evil}/`,
      `/\t/${evil}`,
      `/\r\n/${evil}`,
      `${docs}\t.${evil}/`,
      `${docs}/\u0000`,
      `${docs}/\r\nset-cookie: a=b`,
      `${docs}/\u2028`,
      `${docs}\u0000.${evil}/`,
      `${docs}/\u007f`,
    ],
    'a path with two slashes': [
      `${docs}//${evil}`,
      `${docs}///${evil}`,
      `${docs}/..//${evil}`,
      `${docs}/.//${evil}`,
      `${docs}/%2e%2e//${evil}`,
      `${auth}//${evil}`,
    ],
    'encoded slashes': [
      `${docs}/%2f${evil}`,
      `${docs}/%2F%2F${evil}`,
      `${docs}/%5c${evil}`,
      `${docs}/%5C%5C${evil}`,
      `${docs}/a/..%2f..%2f${evil}`,
      `%2f%2f${evil}`,
      `https%3a%2f%2f${evil}`,
    ],
    'encoded twice': [
      `${docs}/%252f%252f${evil}`,
      `${docs}/%25252f${evil}`,
      `${docs}/%255c${evil}`,
      `%252f%252f${evil}`,
      encodeURIComponent(encodeURIComponent(`https://${evil}/`)),
    ],
    'other letters': [
      docs.replace('d', 'ｄ'),
      docs.replace('.', '。'),
      docs.replace('o', 'о'),
      docs.replace('c', 'c\u200b'),
      docs.replace('s.', 'ſ.'),
      `${docs}\uff0f${evil}/`,
      `${docs}\u2044${evil}/`,
      `${docs}\uff20${evil}/`,
      `https:⁄⁄${evil}`,
      `／／${evil}`,
      `https://ⓔⓥⓘⓛ.example/`,
    ],
    'our own pages that lead on': [`${auth}/signin?callbackUrl=https://${evil}`, `${auth}/api/auth/sign-out`],
    'no end': [`${docs}/${'a'.repeat(2048)}`, `${docs}/?${'a'.repeat(4096)}`],
  }
}

/** What must be honoured, or the table above would prove nothing. */
export const honoured = ({docs, auth}: Hosts): string[] => [
  `${docs}/docs/intro?tab=npm&next=https://${evil}/#//${evil}`,
  `${docs}/@${evil}`,
  `${auth}/account`,
]
