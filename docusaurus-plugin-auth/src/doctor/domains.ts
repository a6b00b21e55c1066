import {getDomain, getPublicSuffix} from 'tldts'
import {commonDomains} from './places.js'

// Browsers take cookies by the whole list, in which hosts such as vercel.app and github.io have entered themselves.
const wholeList = {allowPrivateDomains: true}

/** Whether browsers refuse cookies for this domain: `com`, `co.uk`, `github.io`. Source: publicsuffix.org. */
export function isPublicSuffix(domain: string): boolean {
  return getPublicSuffix(domain, wholeList) === domain
}

/** The narrowest domain whose cookies reach both hosts, or `null`. */
export function sharedDomain(one: string, other: string): string | null {
  if (one === other) return one
  const site = getDomain(one, wholeList)
  // Addresses have none, and share nothing with anybody.
  if (site === null || site !== getDomain(other, wholeList)) return null
  return commonDomains(one, other)[0] ?? null
}

/** The domain somebody has registered and can name hosts under; `null` on a host of a provider (`me.github.io`). */
export function registeredDomain(hostname: string): string | null {
  const registered = getDomain(hostname)
  return registered !== null && registered === getDomain(hostname, wholeList) ? registered : null
}
