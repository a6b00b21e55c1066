/** A start or an end tag. */
export interface Tag {
  /** In small letters. */
  name: string
  isEnd: boolean
  /** Nothing can be inside: `<br>`, or closed by itself, as `<path/>` in a drawing. */
  isEmpty: boolean
  /** Where it stands in the markup. */
  from: number
  to: number
}

const TAG = /<(?:!--[\s\S]*?-->|(\/?)([a-z][^\s/>]*)[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>)/gi

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** What is inside is no markup. */
const holdsText = new Set('iframe noembed noframes script style textarea title xmp'.split(' '))

/**
 * The tags of markup that React has written. It closes what it opens, and escapes what is text: there is no need for a
 * parser that knows what browsers make of mistakes, and takes as long for a page as React does. Raw HTML of a site's author
 * may be in it (a footer, a navbar item). What is wrong with that stays inside of the element that React puts it in.
 */
export function* tagsOf(markup: string): Generator<Tag> {
  const tag = new RegExp(TAG)
  for (let found = tag.exec(markup); found; found = tag.exec(markup)) {
    const [text, slash, written] = found
    if (written === undefined) continue
    const name = written.toLowerCase()
    const isEnd = slash === '/'
    yield {name, isEnd, isEmpty: empty.has(name) || text.endsWith('/>'), from: found.index, to: tag.lastIndex}
    if (isEnd || !holdsText.has(name)) continue
    const end = markup.indexOf(`</${written}`, tag.lastIndex)
    if (end === -1) return
    tag.lastIndex = end
  }
}
