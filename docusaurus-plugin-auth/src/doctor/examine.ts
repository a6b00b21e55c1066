import {ask} from './ask.js'
import {isPublicSuffix, registeredDomain, sharedDomain} from './domains.js'
import {addressFindings} from './findings/addresses.js'
import {clockFindings} from './findings/clock.js'
import {keysFindings, passFindings, signInFindings} from './findings/contract.js'
import {cookieFindings} from './findings/cookies.js'
import {originFindings, similarOrigins} from './findings/origins.js'
import {reachFinding} from './findings/reach.js'
import {isMixedUp, type Places} from './places.js'
import {type DoctorReport, type Finding, reportOf} from './report.js'

/** What is known from the config, and where readers visit the site. */
export function placesOf(options: Places['options'], site: URL): Places {
  const service = new URL(options.apiUrl)
  return {
    site,
    service,
    configured: new URL(options.site),
    options,
    shared: sharedDomain(site.hostname, service.hostname),
    ownDomain: registeredDomain(service.hostname) ?? registeredDomain(site.hostname),
  }
}

/** Finds out why readers of a site have no session, by asking its service what every stranger may ask. */
export async function examine(places: Places): Promise<DoctorReport> {
  const findings = [...addressFindings(places), ...(await answers(places))]
  return reportOf(places.site.origin, places.service.origin, findings)
}

async function answers(places: Places): Promise<Finding[]> {
  const {site, options} = places
  const session = `${options.apiUrl}/get-session`
  const first = await ask(session, site.origin, {hint: options.hintCookie})
  const reached = reachFinding(places, first.reach)
  if (first.reach.kind !== 'answer') return [reached]

  const isTrusted = first.grant.origin === site.origin
  const similar = isTrusted || first.grant.origin !== null ? [] : similarOrigins(site)
  const question = new URLSearchParams({site: options.site, epoch: options.epoch, access: 'signed-in'})
  const [keys, signIn, preflight, ...others] = await Promise.all([
    ask(`${options.apiUrl}/docs/keys?${question}`, site.origin),
    ask(options.signInUrl, site.origin),
    options.crossSite ? ask(session, site.origin, {method: 'OPTIONS'}) : null,
    ...similar.map((origin) => ask(session, origin)),
  ])
  const near = similar.filter((origin, at) => others[at]?.grant.origin === origin)
  const outdated = keysFindings(places, keys.status)
  return [
    reached,
    ...(isMixedUp(places) ? [] : originFindings(places, first.grant, near)),
    // Who does not know the one does not know the other.
    ...(outdated.length > 0 ? outdated : cookieFindings(places, first.hint, isPublicSuffix)),
    ...(preflight ? passFindings(places, preflight.allowsPasses) : []),
    ...signInFindings(places, signIn.status),
    ...clockFindings(first.skew),
  ]
}
