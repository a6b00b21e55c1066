type State = 'in' | 'out' | 'nothing'

export interface NavbarRecording {
  /** What the navbar says now. */
  state: State
  /** Milliseconds it has said so, from its first frame until the frame that brought the last change. */
  shown: Record<State, number>
  /** Cumulative Layout Shift of the visit. */
  cls: number
  /** Pixels that the link beside the item has been moved by. */
  jump: number
}

declare global {
  interface Window {
    navbarRecording: () => NavbarRecording
  }
}

/** Runs in the page before anything else of it, and looks at every frame. Everything it needs stands inside it. */
export function recordNavbar([signedIn, signedOut, neighbour]: [string, string, string]): void {
  // Hidden frames of the site's own origin run it too.
  if (window !== window.top) return
  const shown = {in: 0, out: 0, nothing: 0}
  let state: State = 'nothing'
  let begun = 0
  let last = 0
  let cls = 0
  let jump = 0
  let place: number | undefined

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[]) {
      if (!entry.hadRecentInput) cls += entry.value
    }
  }).observe({type: 'layout-shift', buffered: true})

  const isSeen = (selector: string) =>
    [...document.querySelectorAll(selector)].some(
      (element) =>
        element.getClientRects().length > 0 &&
        element.checkVisibility({visibilityProperty: true, opacityProperty: true}),
    )
  // Called before each paint: what is seen now is what the reader sees from now until the next call.
  function look(now: number) {
    if (document.querySelector('.navbar')?.getClientRects().length) {
      const seen: State = isSeen(signedIn) ? 'in' : isSeen(signedOut) ? 'out' : 'nothing'
      if (begun === 0) begun = last = now
      if (seen !== state) {
        shown[state] += now - last
        last = now
        state = seen
      }
      const left = document.querySelector(neighbour)?.getBoundingClientRect().left
      if (left !== undefined) {
        place ??= left
        jump = Math.max(jump, Math.abs(left - place))
      }
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)

  window.navbarRecording = () => ({state, shown, cls, jump})
}
