import {isWithin, type Places} from '../places.js'
import {type Change, type Finding, inConfig, inService} from '../report.js'

/** How the service sets the hint cookie, and the session cookie with it. */
export interface CookieManner {
  /** Its `Domain`, without a leading dot; `null`: for the service's host alone. */
  domain: string | null
  secure: boolean
}

type IsPublicSuffix = (domain: string) => boolean

/** @param manner `null`: the service did not take back a hint that says nothing, as `docsAuth()` does. */
export function cookieFindings(
  places: Places,
  manner: CookieManner | null,
  isPublicSuffix: IsPublicSuffix,
): Finding[] {
  if (manner === null) return [hintUnknown(places)]
  const found = [...domainFindings(places, manner, isPublicSuffix), ...secureFindings(places, manner)]
  if (found.length > 0 || places.shared === null) return found
  const where = manner.domain === null ? places.service.hostname : `everything under ${manner.domain}`
  return [
    {level: 'ok', code: 'COOKIES', what: `The service sets its cookies for ${where}, the site included.`},
  ]
}

function hintUnknown({options: {hintCookie}}: Places): Finding {
  return {
    level: 'problem',
    code: 'HINT_UNKNOWN',
    what: `The service has no cookie called ${hintCookie}, by which pages see that somebody is signed in.`,
    todo: 'Call it the same on both sides. A BetterAuth server of your own needs the docsAuth() plugin, which sets it.',
    change: [
      inConfig("hint: 'auth.hint',"),
      {where: 'BetterAuth server', line: "docsAuth({hint: {cookieName: 'auth.hint'}})"},
    ],
  }
}

function domainFindings(
  {site, service, shared}: Places,
  {domain}: CookieManner,
  isPublicSuffix: IsPublicSuffix,
): Finding[] {
  const todo = 'Restart the service after the change and sign in again: old cookies keep their old domain.'
  const change = cookieDomain({site, service, shared})
  const problem = (code: string, what: string): Finding[] => [{level: 'problem', code, what, todo, change}]
  if (domain === null) {
    // Without a domain that both have, which is told already, no setting of cookies helps.
    return site.hostname === service.hostname || shared === null
      ? []
      : problem(
          'COOKIE_DOMAIN_UNSET',
          `The service sets its cookies for ${service.hostname} alone: ${site.hostname} never sees them.`,
        )
  }
  if (domain !== service.hostname && isPublicSuffix(domain)) {
    return problem(
      'COOKIE_DOMAIN_PUBLIC',
      `The service sets its cookies for ${domain}, a public suffix under which strangers have hosts: browsers refuse them.`,
    )
  }
  if (!isWithin(service.hostname, domain)) {
    return problem(
      'COOKIE_DOMAIN_FOREIGN',
      `The service at ${service.hostname} sets its cookies for ${domain}, which is not its own domain: browsers refuse them.`,
    )
  }
  if (isWithin(site.hostname, domain) || shared === null) return []
  return problem(
    'COOKIE_DOMAIN_ELSEWHERE',
    `The service sets its cookies for ${domain}, and ${site.hostname} is not under it: the site never sees them.`,
  )
}

/** The line that lets cookies reach both hosts. */
export function cookieDomain({site, service, shared}: Pick<Places, 'site' | 'service' | 'shared'>): Change[] {
  if (site.hostname === service.hostname || shared === null)
    return [inService('# no AUTH_COOKIE_DOMAIN: remove the line')]
  return [inService(`AUTH_COOKIE_DOMAIN=${shared}`)]
}

/** Whether it is told by its own address that readers come by https. A proxy that ends TLS does not tell it. */
function secureFindings({service}: Places, {secure}: CookieManner): Finding[] {
  const isHttps = service.protocol === 'https:'
  if (isHttps === secure) return []
  const [is, believes] = isHttps ? ['https', 'http'] : ['http', 'https']
  return [
    {
      level: 'problem',
      code: 'SERVICE_URL_DIFFERS',
      what: `Readers reach the service by ${is}, and it believes that it is ${believes}: its cookies are ${secure ? '' : 'not '}'Secure'.`,
      todo: 'Tell the service the address that stands in the address bar.',
      change: [inService(`BETTER_AUTH_URL=${service.origin}`)],
    },
  ]
}
