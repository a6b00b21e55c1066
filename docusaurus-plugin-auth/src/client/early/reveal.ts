import {INLINED_FILES} from '../../seal/inlined.js'
import {FILL_ATTRIBUTE, type Filling, type Fragment} from './block.js'
import {rootElement} from './document.js'
import type {Early} from './types.js'

/** The revealed text. */
export type Revealed = Pick<Early, 'fill' | 'restore'>

/**
 * Puts the text in the stub's place.
 *
 * @returns `undefined`, and nothing is changed, when the document is not the one that was rendered.
 */
export function reveal({path, html, title, classes}: Fragment): Revealed | undefined {
  let place: Element | null | undefined = rootElement()
  for (const index of path) place = place?.children[index]
  if (!place) return undefined

  const root = document.documentElement
  const before = document.title
  const stub = document.createDocumentFragment()
  while (place.firstChild) stub.append(place.firstChild)
  try {
    place.innerHTML = html
  } catch (error) {
    // A policy (Trusted Types) does not let us.
    place.replaceChildren(stub)
    throw error
  }
  document.title = title
  root.classList.add(...classes)
  scrollToAnchor()

  return {
    fill() {
      for (const element of place.querySelectorAll(`[${FILL_ATTRIBUTE}]`)) {
        const filling: Filling = JSON.parse(element.getAttribute(FILL_ATTRIBUTE) ?? '{}')
        for (const [name, pieces] of Object.entries(filling))
          element.setAttribute(name, pieces.map(filled).join(''))
        element.removeAttribute(FILL_ATTRIBUTE)
      }
    },
    restore() {
      place.replaceChildren(stub)
      document.title = before
      root.classList.remove(...classes)
    },
  }
}

/** Every second piece is an address. */
const filled = (piece: string, index: number) =>
  index % 2 === 0 ? piece : (globalThis[INLINED_FILES]?.[piece] ?? piece)

/** The browser has looked for the anchor in the stub. After a reload, or "back", it restores the position by itself. */
function scrollToAnchor() {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!location.hash || navigation?.type !== 'navigate') return
  try {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  } catch {
    // Not an anchor, but a stray percent sign.
  }
}
