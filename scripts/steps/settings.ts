import {dataDir} from './paths.ts'
import {PORTS} from './ports.ts'
import {localSecrets} from './secrets.ts'

export const URLS = {
  site: `http://localhost:${PORTS.site}`,
  service: `http://localhost:${PORTS.service}`,
  api: `http://localhost:${PORTS.api}`,
} as const

/** The service as one machine runs it; whatever the environment already says wins. */
export function serviceEnv(): Record<string, string> {
  const secrets = localSecrets()
  return fromEnvironmentOr({
    ...secrets,
    BETTER_AUTH_URL: URLS.service,
    BETTER_AUTH_TRUSTED_ORIGINS: `${URLS.site},${URLS.api}`,
    AUTH_DOCS_URL: URLS.site,
    AUTH_DATA_DIR: `${dataDir}pglite`,
    PORT: String(PORTS.service),
    // Production refuses the embedded database unless it is named. Here it is what we mean, unless there is a URL.
    ...(process.env.DATABASE_URL ? {} : {DATABASE_DRIVER: 'pglite'}),
  })
}

/** What `docusaurus build` and `docusaurus start` read. The content secret seals protected pages. */
export function siteEnv(): Record<string, string> {
  const {AUTH_CONTENT_SECRET} = localSecrets()
  return fromEnvironmentOr({
    AUTH_CONTENT_SECRET,
    SITE_URL: URLS.site,
    AUTH_URL: URLS.service,
    API_URL: URLS.api,
  })
}

/**
 * The same for a build. Without the persistent cache: when an earlier build was stopped half-way, one compiler finds a
 * page in it and the other does not, and Docusaurus 3.10 then waits for ever for a compilation that never comes.
 */
export function siteBuildEnv(): Record<string, string> {
  return {...siteEnv(), DOCUSAURUS_NO_PERSISTENT_CACHE: 'true'}
}

export function apiEnv(): Record<string, string> {
  return fromEnvironmentOr({AUTH_URL: URLS.service, DOCS_ORIGINS: URLS.site})
}

function fromEnvironmentOr(defaults: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, process.env[name] ?? value]),
  )
}
