import {useHistory, useLocation} from '@docusaurus/router'
import {type RefObject, useEffect, useLayoutEffect, useRef} from 'react'

/**
 * Lets the real page take the place of its stub: renders the route again, and keeps the reader's place when it happens.
 * Docusaurus takes this for a navigation and scrolls: to the anchor, which only now exists, or else to the top, which
 * nobody asked for.
 *
 * @param isOpen The module holds the real page now.
 * @param gate The element that is about to go.
 */
export function useArrival(isOpen: boolean, gate: RefObject<HTMLElement | null>): void {
  const history = useHistory()
  const {key} = useLocation()
  const arrived = useRef(false)

  useEffect(() => {
    arrived.current = isOpen
    // Otherwise the reader is on the way to another page already, which must not be taken for this one.
    if (isOpen && history.location.key === key) history.replace(history.location)
  }, [isOpen, history, key])

  useLayoutEffect(() => {
    const element = gate.current
    return () => {
      if (!arrived.current) return
      const {scrollX: left, scrollY: top} = window
      const hadFocus = element?.contains(document.activeElement)
      // The real page is in the document when this runs, and nothing of it has been painted yet.
      queueMicrotask(() => {
        if (!location.hash) scrollTo({left, top, behavior: 'instant'})
        if (hadFocus) focusHeading()
      })
    }
  }, [gate])
}

/** For readers who pressed "Try again" by keyboard: the button is gone, they go on reading at the title. */
function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({preventScroll: true})
}
