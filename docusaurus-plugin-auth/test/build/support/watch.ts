import type {Page} from 'playwright-core'

/** What happened on a page while it was loading. */
export interface Seen {
  /** When the text first stood in the document. `null`: never. */
  text: {title: string; ownedByReact: boolean} | null
  now: {sameNode: boolean; ownedByReact: boolean; gates: number}
  /** Frames in which the stub was on the screen. */
  framesWithStub: number
  /** Sum of all layout shifts. */
  layoutShift: number
}

interface Notes extends Omit<Seen, 'now'> {
  node: Element | null
}

declare global {
  interface Window {
    notes: Notes
  }
}

/** Watches every page that is opened from now on, from before its first byte is parsed. */
export async function watch(page: Page, text: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const notes: Notes = {text: null, node: null, framesWithStub: 0, layoutShift: 0}
    window.notes = notes
    const isOwned = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactFiber'))
    new MutationObserver(() => {
      const node = notes.node
        ? null
        : [...document.querySelectorAll('p')].find((one) => one.textContent === wanted)
      if (!node) return
      notes.node = node
      notes.text = {title: document.title, ownedByReact: isOwned(node)}
    }).observe(document, {subtree: true, childList: true})
    const look = () => {
      const stub = document.querySelector<HTMLElement>('.auth-sealed')
      if (stub?.checkVisibility()) notes.framesWithStub++
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) notes.layoutShift += (entry as never as {value: number}).value
    }).observe({type: 'layout-shift', buffered: true})
  }, text)
}

/**
 * Takes away the bounds on how long a page waits for its text: they are for slow lines, and a busy machine may let any time
 * pass between two steps.
 */
export async function waitForEver(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const {setTimeout} = window
    const bounds = [120, 300, 1500]
    const patient = (handler: () => void, delay = 0) =>
      bounds.includes(delay) ? 0 : setTimeout(handler, delay)
    Object.assign(window, {setTimeout: patient})
  })
}

export function whatWasSeen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const {node, ...notes} = window.notes
    return {
      ...notes,
      now: {
        sameNode: node?.isConnected === true,
        ownedByReact: node !== null && Object.keys(node).some((key) => key.startsWith('__reactFiber')),
        gates: document.querySelectorAll('.auth-sealed').length,
      },
    }
  })
}
