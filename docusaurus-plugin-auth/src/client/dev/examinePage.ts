import {addressFindings} from '../../doctor/findings/addresses.js'
import {clockFindings} from '../../doctor/findings/clock.js'
import {untrusted} from '../../doctor/findings/origins.js'
import {reachFinding} from '../../doctor/findings/reach.js'
import {commonDomains, isMixedUp, type Places} from '../../doctor/places.js'
import {type DoctorReport, type Finding, reportOf} from '../../doctor/report.js'
import type {ClientOptions} from '../../options.js'
import {readHint} from '../session/hint.js'
import {askWhoIsHere, type WhoIsHere} from './askWhoIsHere.js'
import {readChoice} from './choice.js'
import {readerFindings} from './readerFindings.js'

/** Finds out why nobody is signed in on this page, with the eyes of this browser. */
export async function examinePage(options: ClientOptions): Promise<DoctorReport> {
  const [site, service] = [new URL(location.origin), new URL(options.apiUrl)]
  const places: Places = {
    site,
    service,
    // The development server opens pages at any address.
    configured: site,
    options,
    shared: sharedDomain(site.hostname, service.hostname),
    ownDomain: null,
  }
  const before = readHint(options.hintCookie)
  const here = await askWhoIsHere(options.apiUrl)
  const findings = [
    ...addressFindings(places),
    ...browserFindings(),
    ...serviceFindings(places, here),
    // With `crossSite` nobody is known by cookies.
    ...(options.crossSite ? [] : readerFindings(places, here, {before, after: readHint(options.hintCookie)})),
  ]
  return reportOf(site.origin, service.origin, findings)
}

/** Nobody needs the list of public suffixes here: the browser has it, and tells by what it keeps. */
function sharedDomain(one: string, other: string): string | null {
  return one === other ? one : (commonDomains(one, other).find(keepsCookies) ?? null)
}

function keepsCookies(domain: string): boolean {
  const trial = 'auth-doctor=trial'
  // biome-ignore lint/suspicious/noDocumentCookie: the other way to set one has no Domain in every browser
  const set = (life: string) => (document.cookie = `${trial}; domain=${domain}; path=/; ${life}`)
  set('SameSite=Lax')
  const isKept = document.cookie.includes(trial)
  set('max-age=0')
  return isKept
}

function browserFindings(): Finding[] {
  const choice = readChoice([])
  return [
    ...(navigator.cookieEnabled
      ? []
      : [
          {
            level: 'problem' as const,
            code: 'COOKIES_BLOCKED',
            what: 'This browser keeps no cookies for this page, so nobody can be signed in on it.',
            todo: "Allow cookies for this site in the browser's settings.",
          },
        ]),
    ...(choice === null
      ? []
      : [
          {
            level: 'warning' as const,
            code: 'VIEWED_AS',
            what: `This tab shows its pages to somebody of your choice ('View as': ${choice}), whoever is signed in.`,
            todo: "Choose 'Real session' at the lower edge of the page.",
          },
        ]),
  ]
}

function serviceFindings(places: Places, here: WhoIsHere): Finding[] {
  switch (here.kind) {
    case 'silent':
      return [
        {
          level: 'problem',
          code: 'SERVICE_SILENT',
          what: `No answer from ${places.service.origin}. A browser does not say why; the command line does.`,
          todo: 'Start the service there, or run:',
          change: [{where: 'command line', line: `npx docusaurus auth:doctor --url ${places.site.origin}`}],
        },
      ]
    case 'withheld':
      return isMixedUp(places) ? [] : [untrusted(places.site, [])]
    case 'refused':
      return [reachFinding(places, here.reach)]
    default:
      return [reachFinding(places, {kind: 'answer'}), ...clockFindings(here.skew)]
  }
}
