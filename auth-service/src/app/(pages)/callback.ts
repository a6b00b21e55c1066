import {env} from '../../env'
import {currentSession} from '../../features/account'
import {withoutCode} from '../../features/passes/onward'
import {handoverOf} from '../../features/passes/policy'
import {safeReturn} from '../../features/return'
import {service} from '../../service'
import {type Destination, describeDestination} from '../../ui/destination'
import {seeOther} from './see-other'
import {visitor} from './visitor'

/** The query of a page, as Next hands it over. */
export type Query = Promise<Record<string, string | string[] | undefined>>

/** Where the reader goes after signing in, by the query of the page. `callbackUrl` given twice counts as none: never guess. */
export async function destinationOf(query: Query): Promise<Destination> {
  const {callbackUrl} = await query
  return destination(typeof callbackUrl === 'string' ? callbackUrl : '')
}

/** Our own pages that a reader may be sent to. Not `/signin`: for who is signed in, that would lead back to itself for ever. */
const ownPages = ['/', '/account']

/** Behind a proxy, docs and service share an origin: then only what leads in a circle, or to no page, is left out. */
const noPages = /^\/(signin|signup|api)(\/|$)/

/** The checked `callbackUrl`; what is not allowed becomes the front page of the docs. */
export function destination(callbackUrl: string): Destination {
  const href = safeReturn(callbackUrl)
  const {origin, pathname} = new URL(href)
  const {serviceUrl, docsUrl} = env()
  const handover = handoverOf(href, env())
  // Readers are told of the site they go to, not of the page that lets them in.
  if (handover) return {...describeDestination(handover.site), href}
  if (origin !== serviceUrl) return describeDestination(href)
  const isPage = origin === new URL(docsUrl).origin ? !noPages.test(pathname) : ownPages.includes(pathname)
  return isPage ? describeDestination(href) : docsHome()
}

/** Sends a signed-in reader to their destination; docs on another site get a code along. */
async function goOn({href}: Destination, sessionId: string): Promise<never> {
  const {onward} = await service()
  seeOther(await onward(href, sessionId))
}

/** After a form has opened a session in this very request. */
export async function goOnSignedIn(destination: Destination): Promise<never> {
  const current = await currentSession()
  if (!current) return seeOther(destination.href)
  return goOn(destination, current.session.id)
}

/**
 * What both forms do before they are drawn: who is signed in goes on, and docs on another site that only ask whether
 * somebody is (`prompt=none`) are told that nobody is, without a form.
 */
export async function unlessSignedIn(query: Query, destination: Destination): Promise<void> {
  const {prompt} = await query
  const who = await visitor()
  if (who.is === 'signed-in') await goOn(destination, who.session.id)
  const handover = handoverOf(destination.href, env())
  if (prompt === 'none' && handover)
    seeOther(withoutCode(handover, who.is === 'signed-out' ? 'none' : 'away'))
}

/** The front page of the documentation site: where readers go who came from nowhere in particular. */
export const docsHome = (): Destination => describeDestination(safeReturn(null))

/** `/signin?callbackUrl=…`: the page with the place to go back to, anchor included. */
export const carrying = (page: '/signin' | '/signup', href: string): string =>
  `${page}?callbackUrl=${encodeURIComponent(href)}`

/** The sign-in page that leads back to `/account`. */
export const signInForAccount = (): string => carrying('/signin', new URL('/account', env().serviceUrl).href)
