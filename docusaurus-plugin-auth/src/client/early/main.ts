import {readHint} from '../session/hint.js'
import {BLOCK_ID, type PageBlock} from './block.js'
import {after, painted, rootParsed} from './document.js'
import {holdScripts} from './gate.js'
import {requestKeys} from './request.js'
import {type Revealed, reveal} from './reveal.js'
import {openText} from './text.js'
import type {KeysReply} from './types.js'

/** How long after the document is parsed its text may still come, in milliseconds. Then the stub stays. */
const PATIENCE = 1_500
/** How long the scripts wait for it: with them, search and menus work while the text is on its way. */
const SCRIPTS_WAIT = 300
/** How long nothing is shown at all: most answers are here by then, and a stub that goes again would only flicker. */
const BLANK = 120

/**
 * Runs in the head of a sealed page. For a reader who probably has a session, it puts the text into the document before
 * the site's scripts run, and `window.__docusaurusAuth` tells them about it. For a visitor it does nothing.
 */
function start() {
  const block: PageBlock = JSON.parse(document.getElementById(BLOCK_ID)?.textContent ?? 'null')
  // Browsers have no WebCrypto on plain http:, where nothing can be opened.
  if (!block || !readHint(block.hint) || !globalThis.crypto?.subtle) return

  // The script of every page may have asked for them already, or finds this question.
  window.__docusaurusAuthFirst ??= requestKeys(block.keysUrl)
  const keys = window.__docusaurusAuthFirst
  // Not at once: it is needed last of all, and whoever gets no keys has no use for it.
  const file = keys.then((reply) => requestFile(block.file, reply))
  // Whoever waits for it learns of a failure; when nobody does, it is nobody's.
  file.catch(() => {})
  const letScriptsRun = holdScripts(block.file.slice(0, block.file.lastIndexOf('/') + 1))
  const {dataset} = document.documentElement
  dataset.authHold = ''
  const show = () => {
    delete dataset.authHold
  }
  // First of all: whatever happens next, neither lasts.
  rootParsed().then(() => {
    after(BLANK).then(show)
    after(SCRIPTS_WAIT).then(letScriptsRun)
  })

  let text: Revealed | undefined
  const opened = openText(block, keys)
  const revealed = Promise.race([opened, rootParsed().then(() => after(PATIENCE))])
    .then(async (fragment) => {
      if (!fragment) return false
      await rootParsed()
      // Before the text is looked for an anchor, it must have a place on the screen.
      show()
      text = reveal(fragment)
      return text !== undefined
    })
    .catch(() => false)

  window.__docusaurusAuth = {
    chunk: block.chunk,
    keys,
    file,
    revealed,
    fill: () => text?.fill(),
    restore: () => text?.restore(),
  }

  revealed.then(async (isThere) => {
    if (isThere) await painted()
    else show()
    letScriptsRun()
  })
}

async function requestFile(url: string, {status}: KeysReply): Promise<ArrayBuffer> {
  if (status !== 200) throw new Error(`The question for keys was answered ${status}.`)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return response.arrayBuffer()
}

try {
  start()
} catch {
  // The page goes on without us, as it does when this script is blocked.
}
