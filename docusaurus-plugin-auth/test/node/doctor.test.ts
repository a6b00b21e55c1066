import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, onTestFinished, test} from 'vitest'
import {isPublicSuffix} from '../../src/doctor/domains.js'
import {examine, placesOf} from '../../src/doctor/examine.js'
import {addressFindings} from '../../src/doctor/findings/addresses.js'
import {cookieFindings} from '../../src/doctor/findings/cookies.js'
import {printed} from '../../src/doctor/print.js'
import type {Finding} from '../../src/doctor/report.js'
import {FakeAuthService} from '../../src/testing/server/index.js'

const optionsFor = (authUrl: string, site = 'http://localhost:3000/') => ({
  apiUrl: `${authUrl}/api/auth`,
  signInUrl: `${authUrl}/signin`,
  hintCookie: 'auth.hint',
  site,
  epoch: '1',
})

const places = (authUrl: string, site = 'http://localhost:3000', configured = `${site}/`) =>
  placesOf(optionsFor(authUrl, configured), new URL(site))

/** Code and lines of everything that is not in order. */
const wrong = (findings: Finding[]) =>
  findings
    .filter(({level}) => level !== 'ok')
    .map(({code, change = []}) => [code, ...change.map(({line}) => line)])

const look = async (authUrl: string, site?: string) => wrong((await examine(places(authUrl, site))).findings)

async function startFake(): Promise<FakeAuthService> {
  const service = await FakeAuthService.start()
  onTestFinished(() => service.stop())
  return service
}

interface Said {
  status?: number
  headers?: Record<string, string>
  body?: string
}

/** Something that answers, by path; everything else is a page that says 404. */
async function startServer(answers: Record<string, Said>): Promise<string> {
  const server: Server = createServer(({url = '/'}, response) => {
    const {
      status = 200,
      headers = {},
      body = 'null',
    } = answers[new URL(url, 'http://any').pathname] ?? {
      status: 404,
      headers: {'content-type': 'text/html'},
      body: '<!doctype html>',
    }
    response.writeHead(status, {
      'access-control-allow-origin': 'http://localhost:3000',
      ...trusting,
      ...headers,
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

const trusting = {'access-control-allow-credentials': 'true', 'content-type': 'application/json'}
const session = '/api/auth/get-session'

test('where everything is right, it says so', async () => {
  const {url} = await startFake()
  const report = await examine(places(url))
  expect(report).toMatchObject({version: 1, ok: true, site: 'http://localhost:3000', service: url})
  expect(report.findings.map(({code}) => code)).toEqual(['ADDRESSES', 'SERVICE', 'ORIGIN', 'COOKIES'])
  expect(printed(report)).toContain('Nothing stands between a reader and their session.')
})

test('localhost and 127.0.0.1 are told apart, and nothing else is told about the wrong name', async () => {
  const {url} = await startFake()
  expect(await look(url, 'http://127.0.0.1:3000')).toEqual([['TWO_NAMES', 'http://localhost:3000']])
})

test.for([
  [
    'a service without this release',
    {[session]: {headers: {'set-cookie': 'other=1'}}, '/signin': {}},
    [['SERVICE_OUTDATED', 'plugins: [docsAuth({contentSecret: process.env.AUTH_CONTENT_SECRET})],']],
  ],
  [
    'another name of the hint',
    {
      [session]: {headers: {'set-cookie': 'my.hint=; Max-Age=0'}},
      '/api/auth/docs/keys': {status: 401},
      '/signin': {},
    },
    [['HINT_UNKNOWN', "hint: 'auth.hint',", "docsAuth({hint: {cookieName: 'auth.hint'}})"]],
  ],
  [
    'a proxy that lets everybody in without their session, and has no sign-in page',
    {
      [session]: {headers: {'set-cookie': 'auth.hint=', 'access-control-allow-origin': '*'}},
      '/api/auth/docs/keys': {status: 401},
    },
    [
      ['CREDENTIALS_REFUSED', 'BETTER_AUTH_TRUSTED_ORIGINS=http://localhost:3000'],
      ['SIGN_IN_PAGE', "signInUrl: '/signin',"],
    ],
  ],
  [
    'a page where the service should be',
    {[session]: {body: '<!doctype html>'}},
    [['SERVICE_FOREIGN', "basePath: '/api/auth',"]],
  ],
  [
    'a redirect to another origin',
    {[session]: {status: 308, headers: {location: 'https://auth.example.com/api/auth/get-session'}}},
    [
      [
        'SERVICE_REDIRECTS',
        "authUrl: 'https://auth.example.com',",
        'BETTER_AUTH_URL=https://auth.example.com',
      ],
    ],
  ],
] as const)('%s', async ([, answers, expected]) => {
  expect(await look(await startServer(answers as Record<string, Said>))).toEqual(expected)
})

test.for([
  [3600, /^The clock of the service is 3[56]\d\d seconds ahead of/],
  [-3600, /^The clock of the service is 3[56]\d\d seconds behind/],
] as const)('a clock that is %i seconds off', async ([seconds, text]) => {
  const date = new Date(Date.now() + seconds * 1000).toUTCString()
  const url = await startServer({
    [session]: {headers: {date, 'set-cookie': 'auth.hint='}},
    '/api/auth/docs/keys': {status: 401},
    '/signin': {},
  })
  const {ok, findings} = await examine(places(url))
  expect(ok).toBe(true)
  expect(findings.find(({code}) => code === 'CLOCKS_DIFFER')?.what).toMatch(text)
})

test('a service that is away, in each of its ways', async () => {
  const service = await startFake()
  expect(await look(service.url.replace('http:', 'https:'))).toEqual([['SERVICE_TLS']])
  service.state = 'failing'
  expect(await look(service.url)).toEqual([['SERVICE_FAILING']])
  service.state = 'closed'
  expect(await look(service.url)).toEqual([['SERVICE_LOST']])
  const gone = await FakeAuthService.start()
  await gone.stop()
  expect(await look(gone.url)).toEqual([['SERVICE_REFUSED', `PORT=${new URL(gone.url).port}`]])
})

/** The mode for docs and service that have no domain in common. */
const crossSite = (site: string) => ['crossSite: true,', `AUTH_CROSS_SITE=${site}`]

test('a site that asks for passes, of a service that gives none, and of one that does', async () => {
  const none = await startServer({
    [session]: {headers: {'set-cookie': 'auth.hint='}},
    '/api/auth/docs/keys': {status: 401},
    '/signin': {},
  })
  const ask = async (authUrl: string) => {
    const known = places(authUrl)
    return wrong((await examine({...known, options: {...known.options, crossSite: true}})).findings)
  }
  expect(await ask(none)).toEqual([['CROSS_SITE_OFF', 'AUTH_CROSS_SITE=http://localhost:3000/']])
  expect(await ask((await startFake()).url)).toEqual([])
})

test('sites that are different on purpose', () => {
  const known = places('https://auth.example.com', 'https://me.github.io')
  const there = {...known, options: {...known.options, crossSite: true as const}}
  expect(wrong(addressFindings(there))).toEqual([])
  expect(cookieFindings(there, {domain: null, secure: true}, isPublicSuffix)).toEqual([])
})

test.for([
  // Service, site, what is wrong.
  ['https://auth.example.com', 'https://docs.example.com', []],
  ['https://example.com', 'https://docs.example.com', []],
  [
    'https://auth.example.co.uk',
    'https://docs.other.co.uk',
    [['DIFFERENT_SITES', "url: 'https://docs.example.co.uk',", ...crossSite('https://docs.other.co.uk/')]],
  ],
  [
    'https://auth.example.com',
    'https://me.github.io',
    [['DIFFERENT_SITES', "url: 'https://docs.example.com',", ...crossSite('https://me.github.io/')]],
  ],
  [
    'https://me-auth.vercel.app',
    'https://me-docs.vercel.app',
    [
      [
        'DIFFERENT_SITES',
        "url: 'https://docs.example.com',",
        "authUrl: 'https://auth.example.com',",
        ...crossSite('https://me-docs.vercel.app/'),
      ],
    ],
  ],
  [
    'http://localhost:3001',
    'https://docs.example.com',
    [['SERVICE_IS_LOCAL', "authUrl: 'https://auth.example.com',"]],
  ],
  [
    'https://auth.example.com',
    'http://localhost:3000',
    [['SITE_IS_LOCAL', "authUrl: 'http://localhost:3001',"]],
  ],
  [
    'http://127.0.0.1:3001',
    'http://localhost:3000',
    [['TWO_NAMES', "authUrl: 'http://localhost:3001',", 'BETTER_AUTH_URL=http://localhost:3001']],
  ],
  [
    'http://auth.example.com',
    'https://docs.example.com',
    [['MIXED_CONTENT', "authUrl: 'https://auth.example.com',", 'BETTER_AUTH_URL=https://auth.example.com']],
  ],
  [
    'https://auth.example.com',
    'http://docs.example.com',
    [['SITE_NOT_SECURE', "url: 'https://docs.example.com',"]],
  ],
  [
    'http://auth.example.com',
    'http://docs.example.com',
    [['PLAIN_HTTP', "url: 'https://docs.example.com',", "authUrl: 'https://auth.example.com',"]],
  ],
] as const)('a service at %s and a site at %s', ([service, site, expected]) => {
  expect(wrong(addressFindings(places(service, site)))).toEqual(expected)
})

test('a site that is visited at another address than it was built for', () => {
  const found = addressFindings(
    places('https://auth.example.com', 'https://www.example.com', 'https://docs.example.com/'),
  )
  expect(wrong(found)).toEqual([['URL_DIFFERS', "url: 'https://www.example.com',"]])
})

const [auth, docs] = ['https://auth.example.com', 'https://docs.example.com']
const shared = 'AUTH_COOKIE_DOMAIN=example.com'

test.for([
  // Service, site, domain of its cookies, whether they are Secure, what is wrong.
  [auth, docs, 'example.com', true, []],
  [auth, auth, null, true, []],
  [auth, docs, null, true, [['COOKIE_DOMAIN_UNSET', shared]]],
  [auth, docs, 'auth.example.com', true, [['COOKIE_DOMAIN_ELSEWHERE', shared]]],
  [auth, docs, 'example.org', true, [['COOKIE_DOMAIN_FOREIGN', shared]]],
  [auth, docs, 'com', true, [['COOKIE_DOMAIN_PUBLIC', shared]]],
  [
    'https://a.github.io',
    'https://b.github.io',
    'github.io',
    true,
    [['COOKIE_DOMAIN_PUBLIC', '# no AUTH_COOKIE_DOMAIN: remove the line']],
  ],
  [auth, docs, 'example.com', false, [['SERVICE_URL_DIFFERS', `BETTER_AUTH_URL=${auth}`]]],
  ['http://localhost:3001', 'http://localhost:3000', null, false, []],
  [
    'https://auth.docs.example.com',
    'https://www.docs.example.com',
    null,
    true,
    [['COOKIE_DOMAIN_UNSET', 'AUTH_COOKIE_DOMAIN=docs.example.com']],
  ],
] as const)('%s, %s, cookies for %s, Secure: %s', ([service, site, domain, secure, expected]) => {
  expect(wrong(cookieFindings(places(service, site), {domain, secure}, isPublicSuffix))).toEqual(expected)
})
