import {databaseProblems} from '@docs-auth/drizzle'
import {isLoopback} from './fields'
import type {Values} from './index'

/** `BETTER_AUTH_URL` and its kin, with what each is for: the sentence an operator reads when one is missing. */
const requiredInProduction = {
  BETTER_AUTH_URL: 'the address readers reach the service at, for example https://auth.example.com',
  AUTH_DOCS_URL: 'the home of the documentation site, for example https://docs.example.com/',
  BETTER_AUTH_TRUSTED_ORIGINS:
    'the sites that may use it, separated by commas, for example https://docs.example.com',
} as const

/**
 * What no single variable can tell: variables that contradict each other, and what production refuses.
 *
 * @param broken names already reported; nothing is concluded from their absence.
 */
export function checkTogether(
  values: Partial<Values>,
  production: boolean,
  broken: ReadonlySet<string | undefined>,
): string[] {
  return [
    ...(production ? refusedInProduction(values, broken) : []),
    ...addressProblems(values),
    ...cookieDomainProblems(values),
    ...originProblems(values),
    ...crossSiteProblems(values),
    ...secretProblems(values),
  ]
}

function refusedInProduction(values: Partial<Values>, broken: ReadonlySet<string | undefined>): string[] {
  const problems: string[] = []
  for (const [name, meaning] of Object.entries(requiredInProduction)) {
    const value = values[name as keyof typeof requiredInProduction]
    if (value === undefined) {
      if (!broken.has(name)) problems.push(`${name} is not set. It is ${meaning}.`)
      continue
    }
    for (const url of [value].flat()) {
      const {protocol, hostname} = new URL(url)
      if (protocol === 'http:' && !isLoopback(hostname))
        problems.push(
          `${name} holds ${url}: plain http shows every session to the network. Use https://${hostname}.`,
        )
    }
  }
  if (!values.DATABASE_URL && values.DATABASE_DRIVER !== 'pglite' && !broken.has('DATABASE_DRIVER'))
    problems.push(
      'DATABASE_URL is not set, and the embedded database serves one process on one machine. ' +
        'Give postgres://user:password@host/database, or say DATABASE_DRIVER=pglite if one machine is what you want.',
    )
  if (values.NEON_LOCAL_PROXY)
    problems.push('NEON_LOCAL_PROXY is for tests: it sends the database password unencrypted. Unset it.')
  return problems
}

/** What the database room says about its address, with the variable's name in front. */
function addressProblems({DATABASE_URL: url, DATABASE_DRIVER: driver}: Partial<Values>): string[] {
  const variable = {url: 'DATABASE_URL', driver: 'DATABASE_DRIVER'}
  return databaseProblems({url, driver}).map(({field, message}) => `${variable[field]} ${message}.`)
}

function cookieDomainProblems({AUTH_COOKIE_DOMAIN: domain, BETTER_AUTH_URL: url}: Partial<Values>): string[] {
  if (!domain || !url) return []
  const {hostname} = new URL(url)
  if (hostname === domain || hostname.endsWith(`.${domain}`)) return []
  return [
    `AUTH_COOKIE_DOMAIN is ${domain}, but the service runs on ${hostname}: browsers refuse such a cookie. ` +
      'Give a parent domain of BETTER_AUTH_URL, or unset it.',
  ]
}

function originProblems(values: Partial<Values>): string[] {
  const {AUTH_DOCS_URL: docs, BETTER_AUTH_TRUSTED_ORIGINS: trusted} = values
  if (!docs || !trusted || trusted.includes(new URL(docs).origin)) return []
  return [
    `BETTER_AUTH_TRUSTED_ORIGINS lacks ${new URL(docs).origin}, the origin of AUTH_DOCS_URL: ` +
      'the docs could not read the session. Add it.',
  ]
}

/** Each is a trusted origin, and so has been looked at for plain http. */
function crossSiteProblems({
  AUTH_CROSS_SITE: sites = [],
  BETTER_AUTH_TRUSTED_ORIGINS: trusted,
  BETTER_AUTH_URL: service,
}: Partial<Values>): string[] {
  return sites.flatMap((site) => {
    const {origin} = new URL(site)
    if (origin === service)
      return `AUTH_CROSS_SITE holds ${site}, which the service itself is on: it needs no passes. Unset it.`
    if (trusted && !trusted.includes(origin))
      return `AUTH_CROSS_SITE holds ${site}, but BETTER_AUTH_TRUSTED_ORIGINS lacks ${origin}. Add it.`
    return []
  })
}

function secretProblems({
  BETTER_AUTH_SECRET: session,
  AUTH_CONTENT_SECRET: content,
}: Partial<Values>): string[] {
  if (!session || !content?.some((secret) => session.includes(secret))) return []
  return [
    'AUTH_CONTENT_SECRET is the same as BETTER_AUTH_SECRET: one leak must not open both. Make another one.',
  ]
}
