import {type CanonicalAccess, rolesOf, SIGNED_IN} from '../../access/access.js'
import type {Items} from './items.js'

interface Look {
  /** Leave out what a reader may not open. */
  hideDenied: boolean
  /** What screen readers say of a lock. */
  label: string
}

const ICON =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' " +
  "stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Crect x='5' y='10.5' width='14' height='9.5' rx='2'/" +
  "%3E%3Cpath d='M8 10.5V8a4 4 0 0 1 8 0v2.5'/%3E%3C/svg%3E\")"

/** Where Docusaurus' own theme, and what is made of it, lists pages. A category without a page has its caret there. */
const LISTED = [
  '.menu__link:not(.menu__link--sublist-caret)',
  '.card',
  '.pagination-nav__link',
  'aside nav li>a',
]

/**
 * The style sheet that draws a lock beside links to protected pages in sidebars, on cards, below pages; and, with
 * `hideDenied`, leaves out what the reader may not open. A style sheet, because it is there before the first frame and
 * holds for every theme component, also a swizzled one, that draws its links as Docusaurus does.
 *
 * Hidden is what `<html>` does not admit: so what is there without a script is what a visitor sees, and all that the head
 * script, and later the session, can do is to let more appear.
 *
 * Each address stands here as rarely as possible, and nowhere in `:is()`, which the site's build writes out for older
 * browsers. Empty, and no weight in the site's style sheet, where nothing is protected.
 */
export function itemStyles({links}: Items, {hideDenied, label}: Look): string {
  const all = addresses(Object.keys(links))
  if (all.length === 0) return ''
  const protectedLinks = all.map((href) => `a${href}`).join()
  const lock = LISTED.map((link) => `${link}::after`).join()
  return [
    `:root{--auth-lock-text:""}`,
    // Otherwise a browser that knows no text for what is drawn would not draw the lock, either.
    `@supports (content:""/""){:root{--auth-lock-text:""/${cssString(` (${label})`)}}}`,
    `${protectedLinks}{--auth-lock:var(--auth-lock-text)}`,
    `${lock}{content:var(--auth-lock,none);flex:none;inline-size:1em;block-size:1em;` +
      `margin-inline-start:auto;opacity:.6;background:currentcolor;mask:${ICON} center/contain no-repeat}`,
    // In the corner where no text begins or ends.
    ':where(.card,.pagination-nav__link){position:relative}',
    '.card::after,.pagination-nav__link::after{position:absolute;inset-block-start:.75rem;inset-inline-end:.75rem}',
    '.pagination-nav__link--next::after{inset-inline:.75rem auto}',
    'aside nav li>a::after{display:inline-block;margin-inline-start:.375em;vertical-align:-.125em}',
    // Backgrounds are taken away there, except for colours that the reader has chosen.
    `@media (forced-colors:active){${lock}{forced-color-adjust:none;background:LinkText;opacity:1}}`,
    ...(hideDenied ? hidingRules(links) : []),
  ].join('\n')
}

function hidingRules(links: Items['links']): string[] {
  const accesses = [...new Set(Object.values(links))].sort()
  const who = [...new Set(accesses.flatMap(whoIn))].sort()
  const admitted = who.map((one) => `:not(html${isThere(one)} .${itemClass(one)})`).join('')
  return [
    // In sidebars, where categories have to know what is in them.
    `.${itemClass()}${admitted}{display:none!important}`,
    ...accesses.map((access) => {
      const outside = `html${whoIn(access)
        .map((one) => `:not(${isThere(one)})`)
        .join('')}`
      const to = addresses(Object.keys(links).filter((href) => links[href] === access))
      const hidden = to.flatMap((href) => [
        `.pagination-nav__link${href}`,
        `article:has(>.card${href})`,
        `aside nav li:has(>a${href})`,
      ])
      return hidden.map((selector) => `${outside} ${selector}{display:none!important}`).join('\n')
    }),
    `article:has(>.${itemClass()}${admitted}){display:none}`,
  ]
}

/** Class of entries in which there is nothing for others than these readers. */
export function itemClass(who?: string): string {
  return who === undefined ? 'auth-item' : `auth-item--${who}`
}

/** What is on `<html>` when such a reader is here. The hint tells of somebody who is signed in, and nothing of roles. */
function isThere(who: string): string {
  return who === SIGNED_IN ? '[data-auth=in]' : `[data-auth-roles~=${who}]`
}

/** Selectors for addresses. Letters beyond ASCII may stand in a link either way. */
function addresses(hrefs: string[]): string[] {
  const written = hrefs.flatMap((href) => (href.includes('%') ? href : [...new Set([href, encodeURI(href)])]))
  return written.map((href) => `[href=${cssString(href)}]`)
}

function cssString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  return `"${text.replace(/["\\<\x00-\x1f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`
}

/** Who has an access, in words that `<html>` and classes use: `signed-in`, or roles. */
export function whoIn(access: CanonicalAccess): string[] {
  const roles = rolesOf(access)
  return roles.length > 0 ? roles : [access]
}
