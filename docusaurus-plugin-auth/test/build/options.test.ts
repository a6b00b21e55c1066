import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {type AuthPluginError, errorCodes} from '../../src/errors.js'
import {optionsSchema, toClientOptions, validateOptions} from '../../src/options.js'

const authUrl = 'https://auth.example.com'

/** As a config written in JavaScript may hand them over: anything. */
const validate = (options: unknown) => validateOptions({options: options as never})

function refusal(options: unknown): string {
  try {
    validate(options)
  } catch (error) {
    expect((error as AuthPluginError).code).toBe('OPTIONS_INVALID')
    return (error as Error).message
  }
  return expect.fail('was accepted')
}

test('an auth service is enough: everything else has a default', () => {
  expect(validate({authUrl})).toEqual({
    id: 'default',
    authUrl,
    basePath: '/api/auth',
    signInUrl: '/signin',
    signUpUrl: '/signup',
    accountUrl: '/account',
    accountLinks: [],
    navbar: true,
    onDenied: 'prompt',
    rules: [],
    epoch: '1',
    metadata: 'public',
    hideDenied: false,
    search: true,
    crossSite: false,
    hint: 'auth.hint',
    dangerouslyAllowHttp: false,
  })
})

test('the browser gets absolute URLs, and survives JSON', () => {
  const client = toClientOptions(
    validate({authUrl: 'https://auth.example.com/', accountUrl: 'https://me.example.com/x', epoch: 2}),
    {url: 'https://docs.example.com', baseUrl: '/fr/'},
  )
  expect(client).toEqual({
    apiUrl: 'https://auth.example.com/api/auth',
    signInUrl: 'https://auth.example.com/signin',
    signUpUrl: 'https://auth.example.com/signup',
    accountUrl: 'https://me.example.com/x',
    onDenied: 'prompt',
    search: true,
    hintCookie: 'auth.hint',
    site: 'https://docs.example.com/fr/',
    epoch: '2',
  })
  expect(JSON.parse(JSON.stringify(client))).toEqual(client)
})

test('access of rules is canonical', () => {
  const {rules} = validate({authUrl, rules: [{files: 'docs/**', access: ['staff', 'partner']}]})
  expect(rules).toEqual([{files: 'docs/**', access: 'partner+staff'}])
})

test('all mistakes are told at once, each with path, reason and example', () => {
  const message = refusal({
    basePath: 'api/auth/',
    onDenied: 'hide',
    navbar: 'no',
    rules: [
      {files: [], access: 'Staff'},
      {files: /members/, access: 'staff'},
      {file: 'docs/**', access: 'staff'},
    ],
    sginInUrl: '/login',
  })
  for (const told of [
    /- authUrl: is missing\. Example: authUrl: "https:\/\/auth\.example\.com"/,
    /- basePath: must start with '\/'.*Example: basePath: "\/api\/auth"/,
    /- onDenied: .*"prompt"\|"redirect".*Example: onDenied: "redirect"/,
    /- navbar: .*boolean.*Example: navbar: false/,
    /- rules\[0\]\.files: /,
    /- rules\[0\]\.access: "Staff" is not a role/,
    /- rules\[1\]\.files: is a RegExp \(\/members\/\).*write a glob/,
    /- rules\[2\]\.file: is not an option; did you mean 'files'\?/,
    /- sginInUrl: is not an option; did you mean 'signInUrl'\?/,
  ]) {
    expect(message).toMatch(told)
  }
})

test.each([
  ['loginUrl', 'signInUrl'],
  ['protectedRoutes', 'rules'],
  ['baseURL', 'authUrl'],
])('%s, as others call it, is explained', (other, ours) => {
  expect(refusal({authUrl, [other]: 'x'})).toContain(`- ${other}: is not an option; did you mean '${ours}'?`)
})

test.each(['contentSecret', 'secret', 'AUTH_CONTENT_SECRET'])(
  '%s as an option is refused with the way to hand it over, and not printed',
  (name) => {
    const message = refusal({authUrl, [name]: 'the-secret-itself'})
    expect(message).toContain(`- ${name}: options are published with the site`)
    expect(message).toContain('set the environment variable AUTH_CONTENT_SECRET')
    expect(message).not.toContain('the-secret-itself')
  },
)

test.each([[1.5], ['2026-11'], ['v1_a']])('%j is an epoch', (epoch) => {
  expect(validate({authUrl, epoch}).epoch).toBe(String(epoch))
})

test.each([[''], ['a\nb'], ['a b'], ['x'.repeat(65)], [true]])('%j is no epoch', (epoch) => {
  expect(refusal({authUrl, epoch})).toMatch(/- epoch: .*Example: epoch: "2"/)
})

test('a function cannot travel to the browser', () => {
  expect(refusal({authUrl: () => 'https://auth.example.com'})).toContain('- authUrl: is a function')
})

describe('URLs', () => {
  test.each(['http://localhost:3001', 'http://auth.localhost', 'http://127.0.0.1:3001', 'http://[::1]:3001'])(
    '%s is this machine: plain http is fine',
    (url) => {
      expect(validate({authUrl: url}).authUrl).toBe(url)
    },
  )

  test.each(['http://auth.example.com', 'http://192.168.0.7:3001', 'http://localhost.example.com'])(
    '%s would send sessions in the clear',
    (url) => {
      expect(refusal({authUrl: url})).toMatch(/http: to another machine/)
      expect(validate({authUrl: url, dangerouslyAllowHttp: true}).authUrl).toBe(url)
    },
  )

  test.each([
    'auth.example.com',
    'https://auth.example.com/x',
    'https://a:b@auth.example.com',
    'ftp://x',
    'javascript:alert(1)',
  ])('%s is not an origin', (url) => {
    expect(refusal({authUrl: url})).toMatch(/authUrl: must be an origin/)
  })

  test.each(['//evil.example', '/\\evil.example', 'signin', 'javascript:alert(1)'])(
    '%s is no sign-in page',
    (url) => {
      expect(refusal({authUrl, signInUrl: url})).toMatch(/signInUrl: must be a path/)
    },
  )

  test('a page elsewhere must be safe too', () => {
    expect(refusal({authUrl, accountUrl: 'http://me.example.com'})).toMatch(
      /accountUrl: sends sessions over http/,
    )
  })
})

test.each(['./docs/**', '/docs/**', '!docs/**', 'docs\\members', ''])(
  '%j is not a glob for a rule',
  (files) => {
    expect(refusal({authUrl, rules: [{files, access: 'staff'}]})).toMatch(/rules\[0\]\.files/)
  },
)

test('access of links is canonical, and theirs when it is left out', () => {
  const accountLinks = [
    {label: 'Progress', to: '/progress'},
    {label: 'Rota', href: 'https://rota.example.com', access: ['staff', 'partner']},
  ]
  expect(validate({authUrl, accountLinks}).accountLinks).toEqual([
    {label: 'Progress', to: '/progress'},
    {label: 'Rota', href: 'https://rota.example.com', access: 'partner+staff'},
  ])
})

test('all mistakes in links are told at once', () => {
  const message = refusal({
    authUrl,
    accountLinks: [
      {label: ' ', to: '/progress'},
      {label: 'Help'},
      {label: 'Both', to: '/a', href: 'https://b.example.com'},
      {label: 'Script', href: 'javascript:alert(1)'},
      {label: 'Elsewhere', to: '//evil.example', access: 'Staff'},
      {title: 'Rota', to: '/rota'},
    ],
  })
  for (const told of [
    /- accountLinks\[0\]\.label: must not be empty\. Example: accountLinks: \[\{"label"/,
    /- accountLinks\[1\]: needs either 'to', a page of this site, or 'href', a whole URL/,
    /- accountLinks\[2\]: needs either/,
    /- accountLinks\[3\]\.href: must be a whole URL/,
    /- accountLinks\[4\]\.to: must be a page of this site/,
    /- accountLinks\[4\]\.access: "Staff" is not a role/,
    /- accountLinks\[5\]\.title: is not an option; did you mean 'label'\?/,
  ]) {
    expect(message).toMatch(told)
  }
})

test('a second instance is refused', () => {
  expect(() => validate({authUrl, id: 'second'})).toThrow(/TWO_INSTANCES/)
})

test('the README explains every option and every code', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  for (const name of Object.keys(optionsSchema.shape)) expect(readme).toContain(`\`${name}\``)
  for (const code of errorCodes) expect(readme).toContain(`\`${code}\``)
})
