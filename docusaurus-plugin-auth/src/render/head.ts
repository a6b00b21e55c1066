import {BLOCK_ID, type PageBlock, TEXT_ID} from '../client/early/block.js'

/** Longer ciphertext would keep the style sheets, which stand behind it in the head, waiting on a slow line. */
const SHORT = 16_000

/** No type that browsers run, or that minifiers take for JSON of theirs. */
const TYPE = 'application/sealed'

/** What the page's HTML gets: for its head, and for right behind its content. */
export interface Markup {
  head: string
  behind: string
}

/**
 * The data block and the script that reads it. The script is the same on every page of every site: one hash admits it
 * in a Content-Security-Policy.
 *
 * @param text Ciphertext, base64.
 */
export function sealedMarkup(block: Omit<PageBlock, 'text'>, text: string, script: string): Markup {
  const isShort = text.length < SHORT
  const data: PageBlock = isShort ? {...block, text} : block
  return {
    head: `${dataBlock(BLOCK_ID, JSON.stringify(data).replaceAll('<', '\\u003c'))}<script>${script}</script>`,
    behind: isShort ? '' : dataBlock(TEXT_ID, text),
  }
}

const dataBlock = (id: string, data: string) => `<script type="${TYPE}" id="${id}">${data}</script>`
