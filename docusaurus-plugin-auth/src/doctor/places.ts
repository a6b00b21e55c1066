import type {ClientOptions} from '../options.js'

/** Where everything is, as the configuration says and as readers see it. */
export interface Places {
  /** Where readers visit the site. */
  site: URL
  /** Origin of the auth service. */
  service: URL
  /** `url` and `baseUrl` of the config. */
  configured: URL
  options: Pick<ClientOptions, 'apiUrl' | 'signInUrl' | 'hintCookie' | 'site' | 'epoch' | 'crossSite'>
  /**
   * The narrowest domain whose cookies reach both hosts, which is the host itself when it is one and the same; `null` when
   * browsers know no such domain, because they belong to different sites.
   */
  shared: string | null
  /** The domain that whoever runs the service can give names under; `null` when unknown or when there is none. */
  ownDomain: string | null
}

/** Hosts that never leave the machine. */
export function isLoopback({hostname}: URL): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** Whether cookies of the domain are sent to the host (RFC 6265, section 5.1.3). */
export function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`)
}

/** Every domain that two hosts have in common, the narrowest first: no word yet on whether browsers keep cookies for it. */
export function commonDomains(one: string, other: string): string[] {
  const labels = one.split('.')
  const domains = labels.map((_, at) => labels.slice(at).join('.'))
  return domains.filter((domain) => isWithin(other, domain))
}

/** One of the two is on this machine under a name that the other has no share in: it will move, and its origin with it. */
export function isMixedUp({site, service, shared}: Places): boolean {
  return shared === null && (isLoopback(site) || isLoopback(service))
}
