import type {Places} from '../places.js'
import {type Finding, inService} from '../report.js'

/** @param status What `GET /docs/keys` answers to nobody: 401, unless something is wrong. */
export function keysFindings({options}: Places, status: number): Finding[] {
  if (status !== 404) return []
  return [
    {
      level: 'problem',
      code: 'SERVICE_OUTDATED',
      what: `The service does not know ${options.apiUrl}/docs/keys: it is older than this plugin, or a BetterAuth server without docsAuth().`,
      todo: 'Update the service to the release that the plugin came with. A BetterAuth server of your own needs:',
      change: [
        {
          where: 'BetterAuth server',
          line: 'plugins: [docsAuth({contentSecret: process.env.AUTH_CONTENT_SECRET})],',
        },
      ],
    },
  ]
}

/** For a site that gets its session by passes. Which sites are listed, the service tells nobody. */
export function passFindings({options}: Places, isAllowed: boolean): Finding[] {
  if (isAllowed) return []
  return [
    {
      level: 'problem',
      code: 'CROSS_SITE_OFF',
      what: "The site asks for passes ('crossSite'), and the service gives them to no site.",
      todo: "Name the site to the service, with its 'url' and 'baseUrl' to the letter.",
      change: [inService(`AUTH_CROSS_SITE=${options.site}`)],
    },
  ]
}

/** @param status Of the sign-in page; 0: no answer. */
export function signInFindings({options}: Places, status: number): Finding[] {
  if (status >= 200 && status < 400) return []
  return [
    {
      level: 'problem',
      code: 'SIGN_IN_PAGE',
      what: `The sign-in page ${options.signInUrl} answers ${status === 0 ? 'nothing' : status}.`,
      todo: 'Name the page of the service on which readers sign in.',
      change: [{where: 'docusaurus.config', line: "signInUrl: '/signin',"}],
    },
  ]
}
