/** The site that asks for keys, and where the request came from. */
export interface SiteClaim {
  /** `url` + `baseUrl` of the site, as the query says. */
  site: string
  headers: Pick<Headers, 'get'>
  /** Origin of the service itself. */
  serviceOrigin: string
  isTrusted: (origin: string) => boolean
}

/**
 * Whether a page of the site itself is asking. Browsers set `Origin`, scripts cannot: a page of another site can
 * claim any `site` in the query, but not that it lies there.
 */
export function isOwnSite({site, headers, serviceOrigin, isTrusted}: SiteClaim): boolean {
  const asking = askingOrigin(headers, serviceOrigin)
  if (!asking || !isTrusted(asking) || !URL.canParse(site)) return false
  const {origin, search, hash, href} = new URL(site)
  // One spelling only, else one site would have several keys.
  return origin === asking && href === site && search === '' && hash === ''
}

/** `Origin`; browsers leave it out of a GET within one origin, and say so in another header. */
function askingOrigin(headers: SiteClaim['headers'], serviceOrigin: string): string | undefined {
  const origin = headers.get('origin')
  if (origin) return origin
  return headers.get('sec-fetch-site') === 'same-origin' ? serviceOrigin : undefined
}
