import {safeReturn} from '../../features/return'
import {type Destination, describeDestination} from '../../ui/destination'

/** The query of a page, as Next hands it over. */
export type Query = Promise<Record<string, string | string[] | undefined>>

/** Where the reader goes after signing in: the checked `callbackUrl`. Given twice, none counts: never guess. */
export async function destinationOf(query: Query): Promise<Destination> {
  const {callbackUrl} = await query
  return describeDestination(safeReturn(typeof callbackUrl === 'string' ? callbackUrl : null))
}

/** `/signin?callbackUrl=…`: the page with the place to go back to, anchor included. */
export const carrying = (page: '/signin' | '/signup', href: string): string =>
  `${page}?callbackUrl=${encodeURIComponent(href)}`
