import MiniSearch from 'minisearch'
import type {SearchPage} from '../../seal/search.js'
import {excerptOf, type Piece} from './excerpt.js'
import {termOf, tokensOf} from './tokens.js'

/** One place in the documentation. */
export interface Hit {
  /** Tells it from others at the same address: parts of one page. */
  id: number
  /** With the anchor, if it is not the beginning of a page. */
  url: string
  title: Piece[]
  /** Empty at the beginning of a page. */
  heading: Piece[]
  excerpt: Piece[]
  edition: string | undefined
}

export interface Engine {
  /** The best hits first. None for a question without a word. */
  search(question: string): Hit[]
}

interface Entry {
  id: number
  url: string
  title: string
  heading: string
  text: string
  edition: string | undefined
}

const MOST = 12

/** Makes texts searchable: by beginnings of words, and with a slip in longer ones. */
export function createEngine(pages: readonly SearchPage[], language: string): Engine {
  const entries = pages.flatMap(({title, url, edition, sections}) =>
    sections.map(({heading, anchor, text}) => ({
      ...{title, edition, text},
      url: anchor ? `${url}#${anchor}` : url,
      // The title as a heading, too, would be shown twice.
      heading: heading === title ? '' : heading,
    })),
  )
  const texts: Entry[] = entries.map((entry, id) => ({...entry, id}))
  const index = new MiniSearch<Entry>({
    fields: ['title', 'heading', 'text'],
    tokenize: (text) => tokensOf(text, language).map((token) => token.text),
    processTerm: termOf,
    searchOptions: {
      boost: {title: 3, heading: 2},
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  })
  index.addAll(texts)

  return {
    search(question) {
      return index
        .search(question)
        .slice(0, MOST)
        .map(({id, terms}) => toHit(texts[id] as Entry, new Set(terms), language))
    },
  }
}

function toHit(
  {id, url, title, heading, text, edition}: Entry,
  terms: ReadonlySet<string>,
  language: string,
): Hit {
  const marked = (some: string) => excerptOf(some, tokensOf(some, language), terms)
  return {id, url, edition, title: marked(title), heading: marked(heading), excerpt: marked(text)}
}
