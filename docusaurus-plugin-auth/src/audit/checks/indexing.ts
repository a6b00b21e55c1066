import {BLOCK_ID} from '../../client/early/block.js'
import type {Fault} from '../report.js'
import {isHtml} from './html.js'

/** Sealed pages must ask search engines to stay away: they would list an empty shell, for ever. */
export class Indexing {
  readonly #sealed: {file: string; isIndexed: boolean}[] = []
  readonly #sitemaps: {file: string; addresses: Set<string>}[] = []

  add(file: string, bytes: Buffer): void {
    if (isHtml(file)) {
      // Minifiers drop quotes.
      const isSealed = bytes.includes(`id="${BLOCK_ID}"`) || bytes.includes(`id=${BLOCK_ID}`)
      if (isSealed) this.#sealed.push({file, isIndexed: !asksToStayAway(bytes.toString('latin1'))})
    } else if (/(^|\/)sitemap[^/]*\.xml$/.test(file)) {
      const addresses = bytes.toString('utf8').matchAll(/<loc>([^<]+)<\/loc>/g)
      this.#sitemaps.push({
        file,
        addresses: new Set([...addresses].map(([, address = '']) => ending(address))),
      })
    }
  }

  /**
   * To be asked when all files were added.
   *
   * @param sites Addresses of the site in its languages, with a slash at the end.
   */
  faults(sites: string[]): Fault[] {
    const indexed = this.#sealed.filter(({isIndexed}) => isIndexed)
    const listed = this.#sitemaps.flatMap(({file, addresses}) =>
      this.#sealed
        .filter((page) => sites.some((site) => addresses.has(ending(site + pathOf(page.file)))))
        .map((page) => ({file, page: page.file})),
    )
    return [
      ...indexed.map(
        ({file}): Fault => ({
          code: 'INDEXED',
          file,
          what: 'A protected page without <meta name="robots" content="noindex">: search engines would list its empty shell.',
          remedy: 'Look for a theme component or plugin of the site that writes a robots tag of its own.',
        }),
      ),
      ...listed.map(
        ({file, page}): Fault => ({
          code: 'INDEXED',
          file,
          what: `The protected page ${page} is in the sitemap.`,
          remedy:
            "Look at 'sitemap.createSitemapItems' in the config, or for a plugin that makes sitemaps of its own.",
        }),
      ),
    ]
  }
}

function asksToStayAway(html: string): boolean {
  const metas = html.match(/<meta\b[^>]*>/gi) ?? []
  return metas.some((meta) => /name=["']?robots\b/i.test(meta) && /noindex/i.test(meta))
}

/** `docs/plan/index.html` and `docs/plan.html` have the address `docs/plan`, with a slash behind it or not. */
function pathOf(file: string): string {
  return file.replace(/(^|\/)index\.html?$|\.html?$/i, '')
}

function ending(address: string): string {
  return decodeURI(address).replace(/\/$/, '')
}
