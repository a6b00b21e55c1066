import {SealedError} from './failure.js'

/**
 * Runs a script that is in memory. Not by `eval`, which a Content-Security-Policy opens to every text on the page: `blob:`
 * opens it to scripts that this page has made.
 *
 * @throws SealedError `blocked`
 */
export async function runScript(code: Uint8Array<ArrayBuffer>): Promise<void> {
  const url = URL.createObjectURL(new Blob([code], {type: 'text/javascript'}))
  const script = document.createElement('script')
  try {
    await new Promise<unknown>((resolve, reject) => {
      script.onload = resolve
      // The text is at hand, so a policy is all that can stop it. (Trusted Types make the assignment throw.)
      script.onerror = reject
      script.src = url
      document.head.append(script)
    })
  } catch (cause) {
    throw new SealedError(
      'blocked',
      "This site's Content-Security-Policy does not let an opened page run. Add blob: to its script-src " +
        '(and to script-src-elem, if there is one).',
      {cause},
    )
  } finally {
    URL.revokeObjectURL(url)
    script.remove()
  }
}
