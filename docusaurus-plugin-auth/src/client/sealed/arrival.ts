import {useHistory, useLocation} from '@docusaurus/router'
import {type RefObject, useEffect, useRef} from 'react'
import {oncePageIsThere} from './rendered.js'

/**
 * Lets the real page take the place of its stub: renders the route again, and keeps the reader's place. Docusaurus takes
 * this for a navigation and scrolls: to the anchor, which only now exists, or else to the top, which nobody asked for.
 *
 * @param isOpen The module holds the real page now.
 * @param gate The element that is about to go.
 */
export function useArrival(isOpen: boolean, gate: RefObject<HTMLElement | null>): void {
  const history = useHistory()
  const {key} = useLocation()
  // Once, or a theme that keeps the stub would be rendered again for ever.
  const asked = useRef(false)

  useEffect(() => {
    // Another key: the reader is on the way to another page already, which must not be taken for this one.
    if (!isOpen || asked.current || history.location.key !== key) return
    asked.current = true
    const {pathname} = location
    const {scrollX: left, scrollY: top} = window
    const hadFocus = gate.current?.contains(document.activeElement)
    oncePageIsThere(() => {
      if (location.pathname !== pathname) return
      if (!location.hash) scrollTo({left, top, behavior: 'instant'})
      if (hadFocus) focusHeading()
    })
    history.replace(history.location)
  }, [isOpen, gate, history, key])
}

/** For readers who pressed "Try again" by keyboard: the button is gone, they go on reading at the title. */
function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({preventScroll: true})
}
