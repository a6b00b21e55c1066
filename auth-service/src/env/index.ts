import {resolve} from 'node:path'
import * as z from 'zod'
import {checkTogether} from './checks'
import {cookieDomain, days, origin, origins, pageUrl, port, proxies, secrets, sites} from './fields'

/** The service's configuration, read from the environment once and never from anywhere else. */
export interface Env {
  readonly production: boolean
  /** `BETTER_AUTH_URL`: the origin readers see, and the issuer of tokens. */
  readonly serviceUrl: string
  /** `BETTER_AUTH_SECRET`: the current one first. */
  readonly secrets: readonly string[]
  /** `AUTH_CONTENT_SECRET`: what protected pages are sealed with; the current one first. */
  readonly contentSecrets: readonly string[]
  /** `BETTER_AUTH_TRUSTED_ORIGINS`: who may call with credentials, and where readers may be sent back to. */
  readonly trustedOrigins: readonly string[]
  /** `AUTH_DOCS_URL`: where readers go who came from nowhere. Absolute. */
  readonly docsUrl: string
  /** `AUTH_COOKIE_DOMAIN`: the shared cookie domain; unset means that cookies stay on the service's host. */
  readonly cookieDomain: string | undefined
  /** `AUTH_CROSS_SITE`: addresses of sites that share no registrable domain with the service. */
  readonly crossSites: readonly string[]
  /** `AUTH_API_AUDIENCE`: who the tokens are for. */
  readonly apiAudience: string
  /** `AUTH_TRUSTED_PROXIES`: addresses and networks. */
  readonly trustedProxies: readonly string[]
  readonly database: {
    readonly url: string | undefined
    readonly driver: 'pglite' | 'pg' | 'neon' | undefined
    /** Where the embedded database lives. Absolute path. */
    readonly dataDir: string
    /** `host:port` of a WebSocket proxy that stands in for Neon's; tests and local use. */
    readonly neonLocalProxy: string | undefined
  }
  /** `AUTH_AUDIT_DAYS`: how long security events are kept. */
  readonly auditDays: number
  readonly host: string
  readonly port: number
  readonly logLevel: string
}

const fields = {
  NODE_ENV: z.string().default('development'),
  BETTER_AUTH_URL: origin.optional(),
  BETTER_AUTH_SECRET: secrets,
  BETTER_AUTH_TRUSTED_ORIGINS: origins.optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_DRIVER: z.enum(['pglite', 'pg', 'neon'], 'is none of pglite, pg, neon').optional(),
  AUTH_DATA_DIR: z.string().default('.data/pglite'),
  AUTH_COOKIE_DOMAIN: cookieDomain.optional(),
  AUTH_DOCS_URL: pageUrl.optional(),
  AUTH_CROSS_SITE: sites.default([]),
  AUTH_API_AUDIENCE: z.string().default('api'),
  AUTH_CONTENT_SECRET: secrets,
  AUTH_TRUSTED_PROXIES: proxies.default([]),
  AUTH_AUDIT_DAYS: days.default(365),
  NEON_LOCAL_PROXY: z
    .string()
    .regex(/^[^\s/:]+:\d+$/, 'is not host:port. For example 127.0.0.1:5433')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3001),
  LOG_LEVEL: z
    .enum(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug'],
      'is none of silent, error, warn, info, debug',
    )
    .default('info'),
}

export type Values = {[Name in keyof typeof fields]: z.output<(typeof fields)[Name]>}

/** Thrown at start-up; the message lists every mistake, so that one restart is enough. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
  constructor(readonly problems: readonly string[]) {
    super(
      `The environment of auth-service is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
  }
}

/** What holds on a developer's machine only. Secrets are not among it: they have no default anywhere. */
const developmentDefaults = {
  BETTER_AUTH_URL: 'http://localhost:3001',
  AUTH_DOCS_URL: 'http://localhost:3000/',
  BETTER_AUTH_TRUSTED_ORIGINS: ['http://localhost:3000', 'http://localhost:8000'],
}

/**
 * Reads and checks everything, then reports all mistakes at once.
 *
 * @param source usually `process.env`; an empty value counts as unset.
 * @throws EnvError with one line per mistake: variable, what is wrong, how to make a good value. Never prints a secret.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const problems: string[] = []
  const values: Partial<Record<keyof Values, unknown>> = {}
  for (const [name, schema] of Object.entries(fields)) {
    const parsed = schema.safeParse(source[name]?.trim() || undefined)
    if (parsed.success) values[name as keyof Values] = parsed.data
    else problems.push(...parsed.error.issues.map((issue) => `${name} ${issue.message}.`))
  }
  const production = values.NODE_ENV === 'production'
  const known = {...(production ? {} : developmentDefaults), ...dropUndefined(values)} as Partial<Values>
  problems.push(
    ...checkTogether(known, production, new Set(problems.map((problem) => problem.split(' ')[0]))),
  )
  if (problems.length > 0) throw new EnvError(problems)
  return toEnv(known as Required<Values>, production)
}

const dropUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>

function toEnv(values: Required<Values>, production: boolean): Env {
  return {
    production,
    serviceUrl: values.BETTER_AUTH_URL ?? '',
    secrets: values.BETTER_AUTH_SECRET,
    contentSecrets: values.AUTH_CONTENT_SECRET,
    trustedOrigins: values.BETTER_AUTH_TRUSTED_ORIGINS ?? [],
    docsUrl: values.AUTH_DOCS_URL ?? '',
    cookieDomain: values.AUTH_COOKIE_DOMAIN,
    crossSites: values.AUTH_CROSS_SITE,
    apiAudience: values.AUTH_API_AUDIENCE,
    trustedProxies: values.AUTH_TRUSTED_PROXIES,
    database: {
      url: values.DATABASE_URL,
      driver: values.DATABASE_DRIVER,
      dataDir: resolve(values.AUTH_DATA_DIR),
      neonLocalProxy: values.NEON_LOCAL_PROXY,
    },
    auditDays: values.AUTH_AUDIT_DAYS,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
  }
}

let current: Env | undefined

/** The environment of this process, parsed at the first call: `next build` imports modules without any. */
export function env(): Env {
  current ??= readEnv(process.env)
  return current
}
