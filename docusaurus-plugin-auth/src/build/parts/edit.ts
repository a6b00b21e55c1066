import type {Range} from './parse.js'

/** A piece of the source, and what stands in its place; it keeps its line ends, so that no other line moves. */
export interface Edit {
  range: Range
  text: string
}

/** The source with all edits made, which must not overlap. */
export function edited(source: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const {range, text} of [...edits].sort((a, b) => a.range[0] - b.range[0])) {
    result += source.slice(at, range[0]) + text
    at = range[1]
  }
  return result + source.slice(at)
}

/** Only these pieces of the source, each as its edit says, each in its own line. */
export function only(source: string, pieces: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const {range, text} of [...pieces].sort((a, b) => a.range[0] - b.range[0])) {
    result += lineEnds(source.slice(at, range[0])) + text
    at = range[1]
  }
  return result + lineEnds(source.slice(at))
}

/** Just the line ends of a text. */
export function lineEnds(text: string): string {
  return text.replace(/[^\r\n]+/g, '')
}

/** Line ends with what indents the lines after them: what continues a list item has to be indented. */
export function lineEndsIndented(text: string): string {
  return [...text.matchAll(/(\r\n|\n|\r)[ \t]*/g)].map(([end]) => end).join('')
}
