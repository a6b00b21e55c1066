import {isLoopback, type Places} from '../places.js'
import {type Finding, inConfig, inService} from '../report.js'

/** What the addresses tell before anybody is asked. */
export function addressFindings(places: Places): Finding[] {
  const hosts = hostFindings(places)
  // Where the host itself is the wrong one, nothing else about it is worth changing.
  const found = [...hosts, ...schemeFindings(places), ...(hosts.length > 0 ? [] : siteFindings(places))]
  return found.some(({level}) => level === 'problem') ? found : [togetherOk(places), ...found]
}

function togetherOk({site, service, shared}: Places): Finding {
  if (shared === null) {
    const what = `${site.hostname} and ${service.hostname} are different sites, and 'crossSite' is on: the session comes by passes.`
    return {level: 'ok', code: 'ADDRESSES', what}
  }
  const how = site.hostname === service.hostname ? `both are on ${shared}` : `both are under ${shared}`
  return {level: 'ok', code: 'ADDRESSES', what: `Site and service can share cookies: ${how}.`}
}

function hostFindings({site, service, shared, ownDomain, options}: Places): Finding[] {
  if (shared !== null || options.crossSite) return []
  const [isSiteLocal, isServiceLocal] = [isLoopback(site), isLoopback(service)]
  if (isSiteLocal && isServiceLocal) return [twoNames(site, service)]
  if (isServiceLocal) {
    const domain = 'example.com'
    return [
      {
        level: 'problem',
        code: 'SERVICE_IS_LOCAL',
        what: `Readers of ${site.origin} would look for the service on their own machines: 'authUrl' is ${service.origin}.`,
        todo: 'Name the address at which readers reach the service. To examine a site on this machine, name it: auth:doctor --url http://localhost:3000',
        change: [inConfig(`authUrl: 'https://auth.${ownDomain ?? domain}',`)],
      },
    ]
  }
  if (isSiteLocal) {
    return [
      {
        level: 'problem',
        code: 'SITE_IS_LOCAL',
        what: `The site is on this machine (${site.origin}) and the service is not (${service.origin}): cookies of the one never reach the other.`,
        todo: "Run a service on this machine while you write, or look at the site with 'View as', which needs none.",
        change: [inConfig("authUrl: 'http://localhost:3001',")],
      },
    ]
  }
  return [
    {
      level: 'problem',
      code: 'DIFFERENT_SITES',
      what: `${site.hostname} and ${service.hostname} have no domain in common for which browsers keep cookies. To them the service is a third party, and its session is not sent along.`,
      todo: "Give both a name under one domain of yours, or serve both from one host through a proxy. Where neither can be done, switch 'crossSite' on, on both sides.",
      change: [
        inConfig(`url: 'https://docs.${ownDomain ?? 'example.com'}',`),
        ...(ownDomain ? [] : [inConfig("authUrl: 'https://auth.example.com',")]),
        inConfig('crossSite: true,'),
        inService(`AUTH_CROSS_SITE=${options.site}`),
      ],
    },
  ]
}

/** `localhost` and `127.0.0.1` are one machine and two hosts. Ports do not matter to cookies. */
function twoNames(site: URL, service: URL): Finding {
  const what =
    `The site is at ${site.hostname} and the service at ${service.hostname}: one machine, but two hosts to a browser, ` +
    'which share no cookies. Ports may differ, names may not.'
  const renamed = (url: URL) => `http://localhost${url.port && `:${url.port}`}`
  if (service.hostname === 'localhost') {
    const change = [{where: 'address bar of the browser', line: renamed(site)}]
    return {level: 'problem', code: 'TWO_NAMES', what, todo: 'Visit the site at the same name.', change}
  }
  return {
    level: 'problem',
    code: 'TWO_NAMES',
    what,
    todo: "Write 'localhost' everywhere.",
    change: [inConfig(`authUrl: '${renamed(service)}',`), inService(`BETTER_AUTH_URL=${renamed(service)}`)],
  }
}

function schemeFindings({site, service}: Places): Finding[] {
  const isOpen = (url: URL) => url.protocol === 'http:' && !isLoopback(url)
  if (site.protocol === 'https:' && isOpen(service)) {
    return [
      {
        level: 'problem',
        code: 'MIXED_CONTENT',
        what: `The site is https and the service http (${service.origin}): browsers block what an https page asks of an http address.`,
        todo: 'Serve the auth service over https.',
        change: [
          inConfig(`authUrl: 'https://${service.hostname}',`),
          inService(`BETTER_AUTH_URL=https://${service.hostname}`),
        ],
      },
    ]
  }
  if (isOpen(site) && service.protocol === 'https:') {
    return [
      {
        level: 'problem',
        code: 'SITE_NOT_SECURE',
        what: `The site is http (${site.origin}) and the service https: browsers show 'Secure' cookies to no http page, and count the two as different sites.`,
        todo: 'Serve the site over https, and redirect http to it.',
        change: [inConfig(`url: 'https://${site.hostname}',`)],
      },
    ]
  }
  if (!isOpen(site) || !isOpen(service)) return []
  return [
    {
      level: 'warning',
      code: 'PLAIN_HTTP',
      what: 'Site and service are both http: everybody on the way reads the session, and browsers open no protected page without https.',
      todo: 'Serve both over https.',
      change: [
        inConfig(`url: 'https://${site.hostname}',`),
        inConfig(`authUrl: 'https://${service.hostname}',`),
      ],
    },
  ]
}

/** The development server opens pages without keys; what is published asks for keys under its own address only. */
function siteFindings({site, configured}: Places): Finding[] {
  if (site.origin === configured.origin) return []
  return [
    {
      level: 'warning',
      code: 'URL_DIFFERS',
      what: `The config says that the site is at ${configured.origin}. At ${site.origin}, a published build gets no keys to its protected pages ('docusaurus start' needs none).`,
      todo: 'For a build that is published there, name that address.',
      change: [inConfig(`url: '${site.origin}',`)],
    },
  ]
}
