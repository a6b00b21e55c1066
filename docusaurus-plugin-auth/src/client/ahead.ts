import routesChunkNames from '@generated/routesChunkNames'
import {SEALED_CHUNK} from '../seal/chunks.js'
import {addressOf} from './sealed/address.js'

/**
 * Docusaurus fetches a page's files ahead when a link to it comes into view. Of a protected page these are the stub's; for
 * readers this fetches its ciphertext as well, and what opens it. It lies at the site's own host: the service is not asked.
 * Visitors could not open it, and go without; who is on the way to be known is no visitor yet.
 *
 * To be called when Docusaurus has started, and before it looks at links.
 */
export function fetchSealedAhead(isReader: () => boolean): void {
  const {docusaurus} = window
  window.docusaurus = {
    ...docusaurus,
    prefetch(path) {
      const begun = docusaurus.prefetch(path)
      // `false`: it has been done before, or the connection is too slow for guesses. The page itself has its files.
      if (begun && isReader() && plain(path) !== plain(location.pathname)) fetchAhead(addressesOf(path))
      return begun
    },
  }
}

function addressesOf(path: string): string[] {
  const wanted = plain(path)
  return Object.keys(routesChunkNames).flatMap((route) => {
    // Docusaurus puts a hash of the route behind its path.
    if (plain(route.replace(/-[^-]+$/, '')) !== wanted) return []
    const {content} = routesChunkNames[route] as {content?: unknown}
    const address = typeof content === 'string' ? addressOf(SEALED_CHUNK + content) : 'undefined'
    // What the bundler says of chunks that there are not.
    return address.includes('undefined') ? [] : [address]
  })
}

const plain = (path: string) => path.replace(/[?#].*$/, '').replace(/\/$/, '')

/** With the first of them comes the code that opens them all. */
function fetchAhead(sealed: string[]) {
  if (sealed.length > 0) import('./sealed/load.js').then(({getReady}) => getReady())
  sealed.forEach(prefetch)
}

function prefetch(href: string) {
  document.head.append(Object.assign(document.createElement('link'), {rel: 'prefetch', href}))
}
