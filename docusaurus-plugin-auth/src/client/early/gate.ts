import {rootParsed} from './document.js'

const INERT = 'text/plain'

/**
 * Keeps the site's own scripts from running until the text is painted: evaluating them takes the main thread for longer
 * than everything else here.
 *
 * The page's HTML has them as ordinary deferred scripts, so they run when this script is blocked or fails. Here they are
 * made inert when the parser has read their tag and is about to look at it; the browser goes on loading them.
 *
 * @param folder Address below which the site's scripts lie: `/base/assets/js/`.
 * @returns lets them run; may be called any number of times.
 */
export function holdScripts(folder: string): () => void {
  const held: HTMLScriptElement[] = []
  const observer = new MutationObserver((records) => {
    for (const {addedNodes} of records) addedNodes.forEach(hold)
  })
  observer.observe(document.head, {childList: true})

  function hold(node: Node) {
    if (!(node instanceof HTMLScriptElement) || !node.defer) return
    if (!node.getAttribute('src')?.startsWith(folder)) return
    node.type = INERT
    held.push(node)
    // The parser has asked for the file when it looked ahead; this keeps the answer until somebody takes it.
    const preload = document.createElement('link')
    preload.rel = 'preload'
    preload.as = 'script'
    preload.href = node.src
    document.head.append(preload)
  }

  let isOpen = false
  return () => {
    if (isOpen) return
    isOpen = true
    // Like deferred scripts: in their order, and not before everything is parsed.
    rootParsed().then(() => {
      observer.disconnect()
      for (const script of held.filter(wasPassedOver)) run(script)
      const doubtful = held.filter((script) => !wasPassedOver(script))
      if (doubtful.length > 0) runUnlessTheyDo(doubtful)
    })
  }
}

/**
 * A browser that tells of new elements too late runs the script by itself, and it must not run twice. One that was inert in
 * time counts as asynchronous since the parser passed it over (HTML standard, "prepare the script element").
 */
const wasPassedOver = (script: HTMLScriptElement) => script.isConnected && script.async

/** If that could not be told: whatever was going to run by itself has run when the document is loaded. */
function runUnlessTheyDo(scripts: HTMLScriptElement[]) {
  const look = () => {
    if (!('docusaurus' in window)) scripts.forEach(run)
  }
  if (document.readyState === 'complete') look()
  else addEventListener('load', look)
}

/** An element runs once in its life, so the script takes a new one. */
function run(inert: HTMLScriptElement) {
  const script = document.createElement('script')
  for (const {name, value} of Array.from(inert.attributes)) script.setAttribute(name, value)
  script.removeAttribute('type')
  script.async = false
  inert.replaceWith(script)
}
