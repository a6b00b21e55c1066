import fc from 'fast-check'

/** A request to the service, before cookies and addresses are added. */
export interface Fuzzed {
  method: string
  /** Path and query. */
  target: string
  /** `undefined` sends none. */
  body: string | Uint8Array | undefined
  headers: Record<string, string>
  /** With the cookies of somebody who is signed in. */
  signedIn: boolean
}

/** Values that have broken parsers, databases and checks before. */
const nasty = [
  '\0',
  'a\0b@example.com',
  '\ud800',
  '\udfff@example.com',
  '\u202egnp.exe',
  '\ufeff',
  "' or 1=1 --",
  '"; drop table "user"; --',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '\r\nset-cookie: a=b',
  'NaN',
  '-0',
  '1e400',
  'ß'.repeat(200),
  'a'.repeat(15_000),
  '__proto__',
  'constructor',
]

const text = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 40}),
  fc.string({unit: 'binary', maxLength: 40}),
  fc.constantFrom(...nasty),
  fc.emailAddress(),
  fc.webUrl(),
)

const value = fc.oneof(
  {weight: 4, arbitrary: text},
  {weight: 1, arbitrary: fc.jsonValue({maxDepth: 3})},
  {weight: 1, arbitrary: fc.constantFrom(null, true, 0, -1, 1e308, [], {}, [[]], {$gt: ''})},
)

/**
 * Paths are written into the log, so none is made of what fields hold: a search of the log for passwords and addresses
 * would find them there.
 */
const otherPath = fc.oneof(
  fc.webPath({size: 'medium'}).map((path) => `/${path.replace(/^\/+/, '')}`),
  fc.constantFrom('/%00', '/%E0%A4%A', '/%', '/..%2f..%2fget-session', '//token', '/token/', '/a;b=c'),
)

/** The doors of the API, and the fields and parameters they know. */
const doors = [
  {method: 'POST', path: '/sign-up/email', names: ['name', 'email', 'password'], session: false},
  {method: 'POST', path: '/sign-in/email', names: ['email', 'password'], session: false},
  {method: 'POST', path: '/sign-out', names: [], session: false},
  {method: 'POST', path: '/revoke-sessions', names: [], session: false},
  {method: 'POST', path: '/revoke-other-sessions', names: [], session: true},
  {method: 'POST', path: '/update-user', names: ['name', 'image'], session: true},
  {method: 'POST', path: '/change-password', names: ['currentPassword', 'newPassword'], session: true},
  {method: 'GET', path: '/get-session', names: ['disableRefresh'], session: true},
  {method: 'GET', path: '/token', names: [], session: true},
  {method: 'GET', path: '/jwks', names: [], session: true},
  {method: 'GET', path: '/docs/keys', names: ['site', 'epoch', 'access'], session: true},
  {method: 'POST', path: '/docs/pass', names: ['code', 'verifier'], session: false},
  {method: 'POST', path: '/docs/pass/renew', names: [], session: false},
] as const

/** An object with the names of a door, some of them missing, some that nobody knows. */
const fields = (names: readonly string[]) =>
  fc
    .tuple(
      fc.record(Object.fromEntries(names.map((name) => [name, value])), {requiredKeys: []}),
      fc.oneof({weight: 4, arbitrary: fc.constant({})}, fc.dictionary(text, value, {maxKeys: 2})),
    )
    .map(([known, others]) => ({...others, ...known}))

const json = (names: readonly string[]) =>
  fc.oneof(
    {weight: 7, arbitrary: fields(names).map((object) => JSON.stringify(object))},
    {weight: 1, arbitrary: fc.json()},
    {weight: 1, arbitrary: text},
    {weight: 1, arbitrary: fc.uint8Array({maxLength: 200})},
  )

const query = (names: readonly string[]) =>
  fc
    .array(fc.tuple(names.length > 0 ? fc.oneof(fc.constantFrom(...names), text) : text, text), {
      maxLength: 5,
    })
    .map(
      (pairs) => new URLSearchParams(pairs.map(([name, said]) => [name.toWellFormed(), said.toWellFormed()])),
    )
    .map((parameters) => (parameters.size > 0 ? `?${parameters}`.slice(0, 6000) : ''))

/** What a header may hold on its way through Node's own client. */
const headerValue = fc.string({
  unit: fc
    .integer({min: 0x20, max: 0xff})
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
  maxLength: 60,
})

const headers = (docs: string) =>
  fc
    .record(
      {
        origin: fc.oneof({weight: 8, arbitrary: fc.constant(docs)}, headerValue, fc.constant('null')),
        'content-type': fc.oneof(
          {weight: 8, arbitrary: fc.constant('application/json')},
          headerValue,
          fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'multipart/form-data'),
        ),
        cookie: headerValue.map((said) => `auth.hint=${said}; =; ${said}`),
        accept: headerValue,
        'user-agent': headerValue,
        'accept-language': headerValue,
        authorization: headerValue,
        'if-none-match': headerValue,
        range: headerValue,
        'x-request-id': headerValue,
        'x-middleware-subrequest': headerValue,
        'next-action': headerValue,
        rsc: headerValue,
      },
      {requiredKeys: ['origin', 'content-type']},
    )
    .map((all) => all as Record<string, string>)

/** Requests to the API: mostly to its doors and nearly right, for only those get past the first check. */
export const apiRequests = (docs: string): fc.Arbitrary<Fuzzed> =>
  fc.constantFrom(...doors).chain((door) =>
    fc
      .record({
        method: fc.oneof(
          {weight: 12, arbitrary: fc.constant<string>(door.method)},
          fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
        ),
        path: fc.oneof({weight: 12, arbitrary: fc.constant<string>(door.path)}, otherPath),
        query: query(door.names),
        body: json(door.names),
        headers: headers(docs),
        signedIn: fc.boolean(),
      })
      .map(({method, path, query, body, headers, signedIn}) => ({
        method,
        target: `/api/auth${path}${query}`,
        body: method === 'GET' || method === 'HEAD' ? undefined : body,
        headers,
        signedIn: signedIn && door.session,
      }))
      // `..` in another spelling leads out of the API, to a page.
      .filter(({target}) => new URL(target, docs).pathname.startsWith('/api/auth/')),
  )

/** Requests to the pages: any query, and forms that no page has made. */
export const pageRequests = (auth: string): fc.Arbitrary<Fuzzed> =>
  fc
    .record({
      path: fc.oneof(
        {
          weight: 8,
          arbitrary: fc.constantFrom('/', '/signin', '/signup', '/account', '/api/health', '/api/ready'),
        },
        otherPath,
      ),
      query: query(['callbackUrl', 'signed-out']),
      form: fc.option(fc.dictionary(fc.constantFrom('email', 'password', 'name', 'callbackUrl'), text), {
        nil: undefined,
      }),
      headers: headers(auth),
      signedIn: fc.boolean(),
    })
    .map(({path, query, form, headers, signedIn}) => {
      const pairs = Object.entries(form ?? {}).map(([name, said]) => [name, said.toWellFormed()])
      return {
        method: form ? 'POST' : 'GET',
        target: path + query,
        body: form && new URLSearchParams(pairs).toString(),
        headers: {...headers, ...(form && {'content-type': 'application/x-www-form-urlencoded'})},
        signedIn,
      }
    })
