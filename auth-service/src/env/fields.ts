import {isIP} from 'node:net'
import * as z from 'zod'

/** Prints a good secret on every machine that can run the service. */
export const makeSecret = `node -p "require('crypto').randomBytes(32).toString('base64url')"`

/** BetterAuth's built-in secret: long enough, and known to everybody. */
const publishedSecret = 'better-auth-secret-12345678901234567890'

const split = (value: string): string[] => value.split(',').map((part) => part.trim())

/** Loopback names are the only places where plain http keeps a cookie between two programs of one machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}

function secretProblem(secret: string): string | undefined {
  const bytes = Buffer.byteLength(secret)
  if (bytes < 32) return `is too short: ${bytes} bytes, at least 32 are needed`
  if (secret === publishedSecret) return 'is the published default of a library: everybody knows it'
  if (new Set(secret).size < 8) return 'repeats a few characters and can be guessed'
  return undefined
}

/** One secret or several separated by commas, the current one first: a new one is put in front, the old one kept. */
export const secrets = z
  .string({error: `is not set. Make one: ${makeSecret}`})
  .transform((value, context) => {
    const list = split(value)
    for (const [index, secret] of list.entries()) {
      const problem = secretProblem(secret)
      const which = list.length > 1 ? `(number ${index + 1} of ${list.length}) ` : ''
      if (problem) context.addIssue(`${which}${problem}. Make one: ${makeSecret}`)
    }
    return list
  })

function parseHttp(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined
}

/** An origin alone: `https://auth.example.com`. A trailing slash is forgiven. */
function originOf(value: string): string | undefined {
  const url = parseHttp(value)
  return url && url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
}

const originHelp = 'Give scheme and host only, for example https://docs.example.com'

export const origin = z.string().transform((value, context) => {
  const found = originOf(value)
  if (!found) context.addIssue(`is not an origin: ${JSON.stringify(value)}. ${originHelp}`)
  return found ?? ''
})

/** Exact origins separated by commas. Wildcards are refused: a pattern that trusts one host too many is not noticed. */
export const origins = z.string().transform((value, context) => {
  const list = split(value).map((part) => {
    const found = originOf(part)
    if (!found || part.includes('*'))
      context.addIssue(`holds ${JSON.stringify(part)}, which is not an exact origin. ${originHelp}`)
    return found ?? ''
  })
  return [...new Set(list)]
})

export const pageUrl = z.string().transform((value, context) => {
  const url = parseHttp(value)
  if (!url)
    context.addIssue(`is not a web address: ${JSON.stringify(value)}. For example https://docs.example.com/`)
  return url?.href ?? ''
})

/** Addresses of sites: `url` and `baseUrl` of a Docusaurus configuration, one for each language. */
export const sites = z.string().transform((value, context) =>
  split(value).map((part) => {
    const url = parseHttp(part)
    if (url?.href !== part || url.search || url.hash || !part.endsWith('/'))
      context.addIssue(
        `holds ${JSON.stringify(part)}, which is not the address of a site. ` +
          'Give url and baseUrl of its configuration, for example https://acme.github.io/handbook/',
      )
    return part
  }),
)

/** A registrable domain shared by service and docs. Whether it is a parent of the service's host is checked later. */
export const cookieDomain = z.string().transform((value, context) => {
  const plain = value.toLowerCase()
  if (plain.startsWith('.')) context.addIssue(`starts with a dot. Write ${plain.slice(1)}`)
  else if (isIP(plain))
    context.addIssue('is an IP address: browsers keep such cookies on one host. Leave it unset')
  else if (!plain.includes('.'))
    context.addIssue(
      'has no dot, and browsers refuse such a cookie. On localhost leave it unset: ports share cookies',
    )
  else if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(plain))
    context.addIssue(`is not a domain name: ${JSON.stringify(value)}. For example example.com`)
  return plain
})

/** Addresses or networks whose `X-Forwarded-For` is believed. */
export const proxies = z.string().transform((value, context) =>
  split(value).map((entry) => {
    const [address = '', prefix, more] = entry.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? 0 : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
    if (!family || more !== undefined || !(bits <= (family === 4 ? 32 : 128)))
      context.addIssue(`holds ${JSON.stringify(entry)}. Give addresses or networks: 10.0.0.0/8,2001:db8::1`)
    return entry
  }),
)

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number. For example 3001')
  .transform(Number)
  .refine((value) => value <= 65535, 'is above 65535. For example 3001')

export const days = z
  .string()
  .regex(/^\d{1,4}$/, 'is not a number of days. For example 365')
  .transform(Number)
  .refine((value) => value >= 1, 'is less than a day. For example 365')
