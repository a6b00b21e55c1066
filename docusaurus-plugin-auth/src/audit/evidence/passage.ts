/** What kind of text a passage is, in words for people. */
export type Kind =
  | 'text'
  | 'heading'
  | 'code'
  | 'alt text'
  | 'front matter'
  | 'data'
  | 'source code'
  | 'attachment'
  | 'content secret'

/** A piece of text that would be found again in one piece, wherever a copy of it has gone. */
export interface Passage {
  kind: Kind
  text: string
}

/** By how a file is read: everything else is looked for byte by byte. */
export function isMarkdown(file: string): boolean {
  return /\.mdx?$/i.test(file)
}

export function isScript(file: string): boolean {
  return /\.[cm]?[jt]sx?$/i.test(file)
}

export function isData(file: string): boolean {
  return /\.(json5?|ya?ml|toml|csv|tsv|txt|xml|html?)$/i.test(file)
}

const address = /https?:\/\/[^\s)"'<>\]}]+/
const expression = /\{[^{}]*\}/

/**
 * Cuts a text where it will not stay in one piece: at addresses, which also stand in many other places and prove
 * nothing, and at `{expressions}`, which are something else in the output.
 */
export function cut(kind: Kind, text: string): Passage[] {
  return pieces(kind, text, new RegExp(`${address.source}|${expression.source}`))
}

/** The same for texts in which braces are no expressions. */
export function cutAtAddresses(kind: Kind, text: string): Passage[] {
  return pieces(kind, text, address)
}

function pieces(kind: Kind, text: string, at: RegExp): Passage[] {
  const found = text.split(at).filter((piece) => piece.trim() !== '')
  return found.map((piece) => ({kind, text: piece}))
}
