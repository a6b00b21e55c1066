/** The element that React will take over. */
export const rootElement = () => document.getElementById('__docusaurus')

let parsed: Promise<void> | undefined

/** Resolves when everything inside React's root has been parsed, and before deferred scripts run. */
export function rootParsed(): Promise<void> {
  parsed ??= new Promise((resolve) => {
    // Not frame by frame: every frame that is asked for is one that the browser makes, and the parser waits for it.
    const observer = new MutationObserver(look)
    function look() {
      // Something stands behind it, so it is closed; scripts further down may keep the parser busy for long.
      if (document.readyState === 'loading' && !rootElement()?.nextSibling) return
      observer.disconnect()
      resolve()
    }
    observer.observe(document, {childList: true, subtree: true})
    document.addEventListener('readystatechange', look, {once: true})
    look()
  })
  return parsed
}

/** Resolves when what is in the document now has been painted; at once where nobody looks, as nothing is painted there. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden') resolve()
    // The callback comes right before its frame is painted, a task from within it comes after.
    else requestAnimationFrame(() => setTimeout(resolve))
  })
}

export const after = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
