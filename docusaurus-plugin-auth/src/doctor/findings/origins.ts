import {isLoopback, type Places} from '../places.js'
import {type Finding, inService} from '../report.js'

/** What an answer grants to pages of an origin. */
export interface Grant {
  /** `Access-Control-Allow-Origin`. */
  origin: string | null
  /** `Access-Control-Allow-Credentials: true`. */
  credentials: boolean
}

/** @param near Origins that look like the site's, and that the service does trust. */
export function originFindings({site, service}: Places, grant: Grant, near: string[]): Finding[] {
  // Behind one proxy, the two are one origin, and nobody asks whether it may.
  if (site.origin === service.origin) return []
  if (grant.origin === site.origin && grant.credentials)
    return [{level: 'ok', code: 'ORIGIN', what: `The service trusts ${site.origin}.`}]
  if (grant.origin !== null) {
    return [
      {
        level: 'problem',
        code: 'CREDENTIALS_REFUSED',
        what: `The service answers every site with 'Access-Control-Allow-Origin: ${grant.origin}': browsers keep what belongs to a session from pages then.`,
        todo: 'Look for a proxy in front of the service that sets these headers, and let the service set them.',
        change: [inService(`BETTER_AUTH_TRUSTED_ORIGINS=${site.origin}`)],
      },
    ]
  }
  return [untrusted(site, near)]
}

/** The most common one. */
export function untrusted(site: URL, near: string[]): Finding {
  const but = near.length > 0 ? ` It does trust ${near.join(' and ')}.` : ''
  return {
    level: 'problem',
    code: 'ORIGIN_NOT_TRUSTED',
    what: `The service does not trust ${site.origin}: browsers keep its answers from these pages.${but}`,
    todo: 'Add it to the list, separated by a comma from what is there: exactly so, without a slash at the end. Then restart the service.',
    change: [inService(`BETTER_AUTH_TRUSTED_ORIGINS=${[...near, site.origin].join(',')}`)],
  }
}

/** Spellings that are easily mixed up with the site's origin: another scheme, with or without www, another name of this machine. */
export function similarOrigins(site: URL): string[] {
  const {protocol, hostname, port} = site
  const at = port && `:${port}`
  if (isLoopback(site)) {
    return ['localhost', '127.0.0.1']
      .filter((name) => name !== hostname)
      .map((name) => `${protocol}//${name}${at}`)
  }
  const otherScheme = protocol === 'https:' ? 'http:' : 'https:'
  const otherName = hostname.startsWith('www.') ? hostname.slice('www.'.length) : `www.${hostname}`
  return [`${otherScheme}//${hostname}${at}`, `${protocol}//${otherName}${at}`]
}
