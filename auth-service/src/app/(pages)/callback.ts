import {env} from '../../env'
import {safeReturn} from '../../features/return'
import {type Destination, describeDestination} from '../../ui/destination'

/** The query of a page, as Next hands it over. */
export type Query = Promise<Record<string, string | string[] | undefined>>

/** Where the reader goes after signing in, by the query of the page. `callbackUrl` given twice counts as none: never guess. */
export async function destinationOf(query: Query): Promise<Destination> {
  const {callbackUrl} = await query
  return destination(typeof callbackUrl === 'string' ? callbackUrl : '')
}

/** Our own pages that a reader may be sent to. Not `/signin`: for who is signed in, that would lead back to itself for ever. */
const ownPages = ['/', '/account']

/** The checked `callbackUrl`; what is not allowed becomes the front page of the docs. */
export function destination(callbackUrl: string): Destination {
  const url = new URL(safeReturn(callbackUrl))
  const ours = url.origin === new URL(env().serviceUrl).origin
  return ours && !ownPages.includes(url.pathname) ? docsHome() : describeDestination(url.href)
}

/** The front page of the documentation site: where readers go who came from nowhere in particular. */
export const docsHome = (): Destination => describeDestination(safeReturn(null))

/** `/signin?callbackUrl=…`: the page with the place to go back to, anchor included. */
export const carrying = (page: '/signin' | '/signup', href: string): string =>
  `${page}?callbackUrl=${encodeURIComponent(href)}`

/** The sign-in page that leads back to `/account`. */
export const signInForAccount = (): string => carrying('/signin', new URL('/account', env().serviceUrl).href)
