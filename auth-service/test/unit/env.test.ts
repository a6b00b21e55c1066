import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {EnvError, readEnv} from '../../src/env'
import {aSecret} from '../support/secrets'

type Source = Record<string, string | undefined>

const development: Source = {BETTER_AUTH_SECRET: aSecret(), AUTH_CONTENT_SECRET: aSecret()}
const production: Source = {
  ...development,
  NODE_ENV: 'production',
  BETTER_AUTH_URL: 'https://auth.example.com',
  BETTER_AUTH_TRUSTED_ORIGINS: 'https://docs.example.com,https://api.example.com',
  AUTH_DOCS_URL: 'https://docs.example.com/handbook/',
  DATABASE_URL: 'postgres://auth:word@db.example.com/auth',
}

/** The problems of an environment; none when it is usable. */
function problems(source: Source): readonly string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    return error.problems
  }
}

test('on a developer’s machine secrets are all it takes', () => {
  expect(readEnv(development)).toEqual({
    production: false,
    serviceUrl: 'http://localhost:3001',
    secrets: [development.BETTER_AUTH_SECRET],
    contentSecrets: [development.AUTH_CONTENT_SECRET],
    trustedOrigins: ['http://localhost:3000', 'http://localhost:8000'],
    docsUrl: 'http://localhost:3000/',
    cookieDomain: undefined,
    crossSites: [],
    apiAudience: 'api',
    trustedProxies: [],
    auditDays: 365,
    database: {
      url: undefined,
      driver: undefined,
      dataDir: resolve('.data/pglite'),
      neonLocalProxy: undefined,
    },
    host: '127.0.0.1',
    port: 3001,
    logLevel: 'info',
  })
})

test('production, complete', () => {
  expect(
    readEnv({
      ...production,
      AUTH_COOKIE_DOMAIN: 'Example.com',
      AUTH_TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1',
      PORT: '8080',
      HOST: '0.0.0.0',
      BETTER_AUTH_SECRET: `${production.BETTER_AUTH_SECRET}, ${aSecret()}`,
    }),
  ).toMatchObject({
    production: true,
    serviceUrl: 'https://auth.example.com',
    secrets: [production.BETTER_AUTH_SECRET, expect.any(String)],
    trustedOrigins: ['https://docs.example.com', 'https://api.example.com'],
    docsUrl: 'https://docs.example.com/handbook/',
    cookieDomain: 'example.com',
    trustedProxies: ['10.0.0.0/8', '2001:db8::1'],
    host: '0.0.0.0',
    port: 8080,
  })
})

test('every mistake is told at once, each with its variable and a way out', () => {
  const found = problems({NODE_ENV: 'production', PORT: 'http', LOG_LEVEL: 'loud'})
  expect(found.map((problem) => problem.split(' ')[0]).sort()).toEqual([
    'AUTH_CONTENT_SECRET',
    'AUTH_DOCS_URL',
    'BETTER_AUTH_SECRET',
    'BETTER_AUTH_TRUSTED_ORIGINS',
    'BETTER_AUTH_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PORT',
  ])
  for (const problem of found) expect(problem).toMatch(/\.$/)
})

test('an empty value counts as unset', () => {
  expect(problems({...production, AUTH_COOKIE_DOMAIN: '', AUTH_TRUSTED_PROXIES: ' '})).toEqual([])
})

describe('refused', () => {
  test.for([
    ['no secret', {BETTER_AUTH_SECRET: undefined}, /^BETTER_AUTH_SECRET is not set\. Make one: node -p /],
    ['a short secret', {BETTER_AUTH_SECRET: 'x'.repeat(31)}, /^BETTER_AUTH_SECRET is too short: 31 bytes/],
    ['a secret one can guess', {AUTH_CONTENT_SECRET: 'abcd'.repeat(10)}, /^AUTH_CONTENT_SECRET repeats/],
    [
      'the default everybody knows',
      {BETTER_AUTH_SECRET: 'better-auth-secret-12345678901234567890'},
      /^BETTER_AUTH_SECRET is the published default/,
    ],
    [
      'an old secret that is short',
      {BETTER_AUTH_SECRET: `${aSecret()},short`},
      /^BETTER_AUTH_SECRET \(number 2 of 2\) is too short/,
    ],
    [
      'one secret for two purposes',
      {AUTH_CONTENT_SECRET: production.BETTER_AUTH_SECRET},
      /^AUTH_CONTENT_SECRET is the same as BETTER_AUTH_SECRET/,
    ],
    [
      'plain http',
      {BETTER_AUTH_URL: 'http://auth.example.com'},
      /^BETTER_AUTH_URL .*https:\/\/auth\.example\.com/,
    ],
    [
      'a site on plain http',
      {BETTER_AUTH_TRUSTED_ORIGINS: 'https://docs.example.com,http://old.example.com'},
      /^BETTER_AUTH_TRUSTED_ORIGINS holds http:\/\/old\.example\.com: plain http/,
    ],
    [
      'a service below a path',
      {BETTER_AUTH_URL: 'https://example.com/auth'},
      /^BETTER_AUTH_URL is not an origin/,
    ],
    [
      'a cross-site origin in place of a site',
      {AUTH_CROSS_SITE: 'https://docs.example.com'},
      /^AUTH_CROSS_SITE holds .*not the address of a site/,
    ],
    [
      'a cross-site address in another spelling',
      {AUTH_CROSS_SITE: 'https://docs.example.com:443/'},
      /^AUTH_CROSS_SITE holds .*not the address of a site/,
    ],
    [
      'a cross-site site that is not trusted',
      {AUTH_CROSS_SITE: 'https://acme.github.io/handbook/'},
      /^AUTH_CROSS_SITE .* BETTER_AUTH_TRUSTED_ORIGINS lacks https:\/\/acme\.github\.io/,
    ],
    [
      'the service’s own address as another site',
      {
        BETTER_AUTH_TRUSTED_ORIGINS: 'https://docs.example.com,https://auth.example.com',
        AUTH_CROSS_SITE: 'https://auth.example.com/',
      },
      /^AUTH_CROSS_SITE .*the service itself/,
    ],
    ['no address', {BETTER_AUTH_URL: 'auth.example.com'}, /^BETTER_AUTH_URL is not an origin/],
    [
      'a wildcard',
      {BETTER_AUTH_TRUSTED_ORIGINS: 'https://*.example.com'},
      /^BETTER_AUTH_TRUSTED_ORIGINS holds/,
    ],
    [
      'docs that are not trusted',
      {BETTER_AUTH_TRUSTED_ORIGINS: 'https://api.example.com'},
      /^BETTER_AUTH_TRUSTED_ORIGINS lacks https:\/\/docs\.example\.com/,
    ],
    [
      'the embedded database by accident',
      {DATABASE_URL: undefined},
      /^DATABASE_URL is not set.*DATABASE_DRIVER=pglite/,
    ],
    ['another database', {DATABASE_URL: 'mysql://db/auth'}, /^DATABASE_URL must start with postgres/],
    ['a driver nobody knows', {DATABASE_DRIVER: 'sqlite'}, /^DATABASE_DRIVER is none of pglite, pg, neon/],
    ['a proxy for tests', {NEON_LOCAL_PROXY: 'localhost:5433'}, /^NEON_LOCAL_PROXY is for tests/],
    [
      'a cookie domain elsewhere',
      {AUTH_COOKIE_DOMAIN: 'example.org'},
      /^AUTH_COOKIE_DOMAIN is example\.org, but/,
    ],
    ['a cookie domain below', {AUTH_COOKIE_DOMAIN: 'a.auth.example.com'}, /^AUTH_COOKIE_DOMAIN/],
    ['half a label', {AUTH_COOKIE_DOMAIN: 'ample.com'}, /^AUTH_COOKIE_DOMAIN is ample\.com, but/],
    [
      'a leading dot',
      {AUTH_COOKIE_DOMAIN: '.example.com'},
      /^AUTH_COOKIE_DOMAIN starts with a dot\. Write example\.com/,
    ],
    ['a top-level domain', {AUTH_COOKIE_DOMAIN: 'com'}, /^AUTH_COOKIE_DOMAIN has no dot/],
    ['an address for a domain', {AUTH_COOKIE_DOMAIN: '10.0.0.1'}, /^AUTH_COOKIE_DOMAIN is an IP address/],
    ['a proxy by name', {AUTH_TRUSTED_PROXIES: 'proxy.example.com'}, /^AUTH_TRUSTED_PROXIES holds "proxy/],
    ['a network too wide', {AUTH_TRUSTED_PROXIES: '10.0.0.0/33'}, /^AUTH_TRUSTED_PROXIES holds/],
    ['a port too high', {PORT: '70000'}, /^PORT is above 65535/],
  ] as const)('%s', ([, change, message]) => {
    expect(problems({...production, ...change})).toEqual([expect.stringMatching(message)])
  })
})

test('loopback may be plain http in production, and one machine may say so', () => {
  const oneMachine = {
    ...development,
    NODE_ENV: 'production',
    BETTER_AUTH_URL: 'http://localhost:3001',
    AUTH_DOCS_URL: 'http://localhost:3000',
    BETTER_AUTH_TRUSTED_ORIGINS: 'http://localhost:3000',
    DATABASE_DRIVER: 'pglite',
  }
  expect(problems(oneMachine)).toEqual([])
})

test('no message repeats a secret or a password', () => {
  const secret = 'hunter2'.repeat(4)
  const {message} = (() => {
    try {
      return readEnv({
        ...production,
        BETTER_AUTH_SECRET: secret,
        AUTH_CONTENT_SECRET: secret,
        DATABASE_URL: `mysql://auth:${secret}@db.example.com/auth`,
      }) as never
    } catch (error) {
      return error as Error
    }
  })()
  expect(message).not.toContain('hunter2')
})
