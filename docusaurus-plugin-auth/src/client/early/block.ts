/** `id` of the data block in the head of a sealed page. */
export const BLOCK_ID = '__docusaurus_auth'
/** `id` of the ciphertext when it stands behind the page's content, because it is long. */
export const TEXT_ID = '__docusaurus_auth_text'
/** Attribute of what has its bytes in the sealed chunk; its value is a `Filling`. */
export const FILL_ATTRIBUTE = 'data-auth-fill'

/** The data block: everything that differs between pages and sites, so that the script beside it does not. */
export interface PageBlock {
  /** Name of the hint cookie; empty where the script has nothing to ask with. */
  hint: string
  /** Address of the key request, complete: of this page's access first, and of the others of the site. */
  keysUrl: string
  /** Name of the sealed chunk. */
  chunk: string
  /** Where its ciphertext is: `/base/assets/js/sealed-1a2b3c4d.5e6f7a8b.sealed`. */
  file: string
  /** What the seal of the text says: see `seal/format.ts`. `name` is the page's path. */
  label: {site: string; epoch: string; access: string; name: string}
  /** The sealed text, a `Fragment` as JSON, base64. Absent when it stands behind the page's content. */
  text?: string
}

/** What was sealed: the part of the page that readers see differently. */
export interface Fragment {
  /** Way to the element it belongs into: from `#__docusaurus`, the index among the child elements at each step. */
  path: number[]
  /** All that is inside that element, exactly as it was rendered. */
  html: string
  /** The document's title. */
  title: string
  /** Classes that `<html>` has on the real page only. */
  classes: string[]
}

/**
 * Attributes that are still to be set, by name. A value is cut where addresses of files stand in it: every second piece
 * is such an address, as `seal/inlined.ts` has it.
 */
export type Filling = Record<string, string[]>
