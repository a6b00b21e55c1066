import {textFromBase64} from './base64.js'
import {initials} from './initials.js'

/** What the readable hint cookie says: somebody with this name is probably signed in. Never a proof. */
export interface Hint {
  name: string
  /** The cookie's value; it changes at every sign-in, renewal and change of name. */
  raw: string
}

/**
 * Reads the hint cookie: base64url JSON, see `docsAuth()`. What cannot be read is no hint: it costs no
 * request. Its expiry is the cookie's own; comparing `exp` with a reader's wrong clock would sign them out.
 */
export function readHint(cookie: string, jar = document.cookie): Hint | null {
  const raw = jar
    .split('; ')
    .find((pair) => pair.startsWith(`${cookie}=`))
    ?.slice(cookie.length + 1)
  if (!raw) return null
  try {
    const {name} = JSON.parse(textFromBase64(raw))
    return typeof name === 'string' ? {name, raw} : null
  } catch {
    return null
  }
}

/** Tells the style sheet who is here. The head script does the same before the first frame. */
export function markDocument(name: string | null): void {
  const {dataset, style} = document.documentElement
  dataset.auth = name === null ? 'out' : 'in'
  if (name === null) return
  style.setProperty('--auth-name', cssString(name))
  style.setProperty('--auth-initials', cssString(initials(name)))
}

/** A CSS string that ends where it should, whatever the reader calls themselves. */
function cssString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  return `"${text.replace(/["\\\x00-\x1f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`
}
