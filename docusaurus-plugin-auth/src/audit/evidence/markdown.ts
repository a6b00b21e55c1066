import {propsOf, stringsIn, withoutWordless} from './code.js'
import {cut, type Passage} from './passage.js'

/**
 * The body of a Markdown or MDX file as passages: paragraphs, headings, list items, rows of tables, blocks of code, alt
 * texts and texts in the props of components. Markup that is made of letters (targets of links, heading ids, names of
 * admonitions, list numbers) is taken out, because it does not stand between the words in the output; all other markup
 * is dropped when texts are compared.
 *
 * Not a parser on purpose: it reads what a parser of one dialect would refuse, and a block that it cuts in a wrong place
 * costs one passage of many.
 */
export function passagesOfMarkdown(body: string): Passage[] {
  const passages: Passage[] = []
  let block: string[] = []
  let fence: {mark: string; lines: string[]} | undefined

  const close = () => {
    passages.push(...passagesOfBlock(block.join('\n')))
    block = []
  }
  for (const line of withoutComments(body).split(/\r?\n/)) {
    if (fence) {
      if (line.trim().startsWith(fence.mark) && /^[`~]+$/.test(line.trim())) {
        passages.push({kind: 'code', text: fence.lines.join('\n')})
        fence = undefined
      } else fence.lines.push(line)
      continue
    }
    const opening = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/.exec(line)
    if (opening) {
      close()
      fence = {mark: opening[1] ?? '', lines: []}
      passages.push(...titlesIn(opening[2] ?? ''))
    } else if (/^\s*(={2,}|-{2,})\s*$/.test(line) && block.length > 0) {
      passages.push(...cut('heading', inline(block.join('\n'))))
      block = []
    } else {
      if (beginsBlock(line)) close()
      if (line.trim() !== '') block.push(line)
      if (/^ {0,3}#/.test(line)) close()
    }
  }
  close()
  if (fence) passages.push({kind: 'code', text: fence.lines.join('\n')})
  return passages
}

function withoutComments(body: string): string {
  return body.replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g, '')
}

/** An empty line, a heading, a list item, a row of a table, a quotation, an admonition, a tag that stands alone. */
function beginsBlock(line: string): boolean {
  return /^\s*($|#{1,6}\s|[-*+]\s|\d+[.)]\s|\||>|:::|<\/?[A-Za-z][^>]*>\s*$)/.test(line)
}

function passagesOfBlock(block: string): Passage[] {
  // Imports name files; what stands in those is looked for there.
  if (/^import\s/.test(block)) return []
  if (/^export\s/.test(block)) return [{kind: 'code', text: block}, ...stringsIn(block)]
  const heading = /^ {0,3}#{1,6}\s+([\s\S]*?)#*\s*$/.exec(block)
  const text = inline(heading?.[1] ?? block.replace(/^[\s>]*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/, ''))
  return [...altTexts(block), ...propsOf(block), ...cut(heading ? 'heading' : 'text', text)]
}

/** The text of a block without what is made of letters, but is no text. */
function inline(text: string): string {
  return withoutWordless(text)
    .replace(/^\s*\[(?!\^)[^\]]+\]:\s.*$/gm, '')
    .replace(/^[\s>]*:{3,}\s*[\w-]*/gm, '')
    .replace(/\{#[^}]*\}/g, '')
    .replace(/!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])?/g, '')
    .replace(/\[\^[^\]]+\]:?/g, '')
    .replace(/\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
}

function altTexts(block: string): Passage[] {
  return [...block.matchAll(/!\[([^\]]+)\]/g)].flatMap(([, alt = '']) => cut('alt text', alt))
}

function titlesIn(info: string): Passage[] {
  return [...info.matchAll(/title=(?:"([^"]+)"|'([^']+)')/g)].flatMap(([, double, single]) =>
    cut('text', double ?? single ?? ''),
  )
}
