import {createHash} from 'node:crypto'
import {expect, test} from 'vitest'
import {handoverOf, isVerifier, newSecret} from '../../src/features/passes/policy'

const site = 'https://acme.github.io/handbook/'
const crossSites = [site, 'https://acme.github.io/handbook/fr/']
const [challenge, state] = [newSecret(), newSecret()]
const query = `code_challenge=${challenge}&state=${state}`

const read = (callbackUrl: string) => handoverOf(callbackUrl, {crossSites})

test.for(['auth-return', 'auth-return/'])('%s of a listed site may be given a code', (page) => {
  expect(read(`${site}${page}?${query}`)).toEqual({site, returnPage: site + page, challenge, state})
})

test('each language is a site', () => {
  const french = 'https://acme.github.io/handbook/fr/'
  expect(read(`${french}auth-return?${query}`)).toMatchObject({site: french})
})

test.for([
  ['another page of the site', `${site}docs?${query}`],
  ['a page below it', `${site}auth-return/next?${query}`],
  ['a page that begins like it', `${site}auth-returns?${query}`],
  ['another site of the origin', `https://acme.github.io/other/auth-return?${query}`],
  ['another origin', `https://evil.example/handbook/auth-return?${query}`],
  ['another scheme', `http://acme.github.io/handbook/auth-return?${query}`],
  ['another port', `https://acme.github.io:8443/handbook/auth-return?${query}`],
  ['a host that ends alike', `https://evil-acme.github.io/handbook/auth-return?${query}`],
  ['another spelling', `https://ACME.github.io/handbook/auth-return?${query}`],
  ['a way round', `${site}docs/../auth-return?${query}`],
  ['a fragment', `${site}auth-return?${query}#next`],
  ['no challenge', `${site}auth-return?state=${state}`],
  ['no state', `${site}auth-return?code_challenge=${challenge}`],
  ['a short challenge', `${site}auth-return?code_challenge=abc&state=${state}`],
  ['two challenges', `${site}auth-return?${query}&code_challenge=${challenge}`],
  ['something else beside', `${site}auth-return?${query}&to=https://evil.example`],
  ['nothing', ''],
] as const)('%s gets none', ([, callbackUrl]) => {
  expect(read(callbackUrl)).toBeNull()
})

test('where no site is listed, nobody gets one', () => {
  expect(handoverOf(`${site}auth-return?${query}`, {crossSites: []})).toBeNull()
})

test('the challenge of RFC 7636, appendix B', () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  expect(isVerifier(verifier, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')).toBe(true)
  // "plain" would have let the challenge itself through.
  expect(isVerifier(verifier, verifier)).toBe(false)
  expect(isVerifier('', createHash('sha256').update('x').digest('base64url'))).toBe(false)
  expect(isVerifier(verifier, '')).toBe(false)
})
